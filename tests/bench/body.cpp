// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens a body of 10 MiB in the body pane, and in a tree of QStandardItems filled from a
// QJsonDocument; each in a process of its own. Prints when the window was painted first, when the
// tree stood in it, the longest that the window was held up, and the memory that it took.

#include "core/capture/capture.h"
#include "ui/bodypane.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardItemModel>
#include <QTimer>
#include <QTreeView>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

QByteArray makeBody()
{
    QByteArray body = "{\"event\":\"x\",\"items\":[";
    for (int i = 0; body.size() < 10 * 1024 * 1024; ++i)
        body += (i > 0 ? ",{\"id\":" : "{\"id\":") + QByteArray::number(i)
            + ",\"name\":\"participant " + QByteArray::number(i)
            + "\",\"joined_at\":1789000000,\"tags\":[1,2.5,true]}";
    return body + "]}";
}

qint64 residentKb()
{
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').at(1).toLongLong() * 4 : 0;
}

void fill(QStandardItem *parent, const QString &name, const QJsonValue &value)
{
    auto *item = new QStandardItem(name);
    parent->appendRow({item, new QStandardItem(value.toVariant().toString())});
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            fill(item, member.key(), member.value());
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            fill(item, QString::number(i), array.at(i));
    }
}

/// Notes the first paint and the longest pause of the event loop.
class Watch final : public QObject
{
public:
    explicit Watch(QWidget &window)
    {
        qApp->installEventFilter(this);
        m_beat.setInterval(0);
        connect(&m_beat, &QTimer::timeout, this,
                [this] { longestMs = qMax(longestMs, m_sinceBeat.restart()); });
        m_window = &window;
    }
    void start()
    {
        m_clock.start();
        m_sinceBeat.start();
        m_beat.start();
    }
    qint64 elapsed() const { return m_clock.elapsed(); }
    qint64 longestMs = 0;
    qint64 firstPaintMs = -1;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool ours =
            event->type() == QEvent::Paint && m_clock.isValid() && qobject_cast<QWidget *>(watched);
        if (ours && firstPaintMs < 0)
            QTimer::singleShot(0, this, [this] {
                if (firstPaintMs < 0)
                    firstPaintMs = m_clock.elapsed();
            });
        return false;
    }

private:
    QWidget *m_window;
    QTimer m_beat;
    QElapsedTimer m_clock;
    QElapsedTimer m_sinceBeat;
};

template <typename Done> void report(const char *name, Watch &watch, qint64 before, Done done)
{
    while (!done())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QApplication::processEvents();
    const qint64 ready = watch.elapsed();
    std::printf("%-32s first paint %5lld ms   tree %5lld ms   longest pause %5lld ms   %6lld MB\n",
                name, watch.firstPaintMs, ready, watch.longestMs, (residentKb() - before) / 1024);
}

int runOurs()
{
    const EventCatalog catalog = EventCatalog::load().value();
    BodyPane pane(catalog);
    pane.resize(1200, 600);
    pane.show();
    QApplication::processEvents();
    Capture capture;
    capture.seq = 1;
    capture.request.body = makeBody();
    capture.maskedBody = capture.request.body;
    const qint64 before = residentKb();
    Watch watch(pane);
    watch.start();
    pane.setCapture(&capture);
    const auto *tree = pane.findChild<QTreeView *>(u"bodyTree"_s);
    report("body pane", watch, before,
           [&] { return watch.firstPaintMs >= 0 && tree->model()->rowCount() > 0; });
    return 0;
}

int runQt()
{
    QTreeView view;
    view.resize(1200, 600);
    view.show();
    QApplication::processEvents();
    const QByteArray body = makeBody();
    const qint64 before = residentKb();
    Watch watch(view);
    watch.start();
    const QJsonDocument document = QJsonDocument::fromJson(body);
    QStandardItemModel model;
    fill(model.invisibleRootItem(), u"Body"_s, document.object());
    view.setModel(&model);
    view.expandToDepth(1);
    report("QJsonDocument + QStandardItemModel", watch, before,
           [&] { return watch.firstPaintMs >= 0; });
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QString mode = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    if (mode == "ours"_L1)
        return runOurs();
    if (mode == "qt"_L1)
        return runQt();
    for (const QString &each : {u"ours"_s, u"qt"_s}) {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QCoreApplication::applicationFilePath(), {each});
        process.waitForFinished(-1);
    }
    return 0;
}

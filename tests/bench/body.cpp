// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Selects events with bodies of 10 MiB in the details, their body tab being open, as a user does;
// filters, finds, looks at every tab and leaves them. Beside it the same body by Qt's usual means:
// JSON by way of QJsonDocument in a tree of QStandardItems, anything else in a QPlainTextEdit. Each
// in a process of its own. Prints when the body was painted first, when it was read, the longest
// that the event loop was held up (and of that, the processor's time: other programs make the
// first figure worse), and the memory that it took. `bench-body deep` does one body only.

#include "core/capture/captureannotator.h"
#include "core/events/decoder.h"
#include "core/http/requesthead.h"
#include "core/verify/signer.h"
#include "core/verify/verifier.h"
#include "tests/bench/largebodies.h"
#include "ui/bodypane.h"
#include "ui/bytesview.h"
#include "ui/detailtabs.h"
#include "ui/findbar.h"
#include "ui/icons.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QStandardItemModel>
#include <QTimer>
#include <QTreeWidget>

#include <algorithm>
#include <cstdio>
#include <time.h>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr QSize WindowSize(1200, 600);
constexpr int LongestRunMs = 120'000;

/// Of this process, in MB: VmRSS is what it has now, VmHWM the most that it had.
qint64 memoryMb(const QByteArray &which)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(which))
            return line.simplified().split(' ').value(1).toLongLong() / 1024;
    }
    return 0;
}

qint64 threadUs()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
}

/// A heartbeat of the event loop: notes its longest pause, and the first paint of a widget.
class Watch final : public QObject
{
public:
    explicit Watch(const QWidget &painted)
        : m_painted(painted)
        , m_memoryBefore(memoryMb("VmRSS"))
    {
        qApp->installEventFilter(this);
        m_beat.setTimerType(Qt::PreciseTimer);
        connect(&m_beat, &QTimer::timeout, this, &Watch::beat);
        m_clock.start();
        m_sinceBeat.start();
        m_cpu = threadUs();
        m_beat.start(1);
    }

    /// Does it, and lets the event loop run until it is done.
    template <typename Act, typename Done> void run(const QByteArray &phase, Act act, Done done)
    {
        m_phase = phase;
        act();
        while (!done())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        for (int turn = 0; turn < 3; ++turn) // what it has caused
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    bool isPainted() const { return m_firstPaintMs >= 0; }
    void noteRead()
    {
        m_readMs = m_clock.elapsed();
        m_memory = memoryMb("VmRSS") - m_memoryBefore;
    }
    void report(const char *what) const
    {
        std::printf("  %-34s first paint %5lld ms  read %5lld ms  longest turn %7.1f ms "
                    "(%s; %.1f ms of processor: %s)  memory %4lld MB, at most %4lld MB\n",
                    what, m_firstPaintMs, m_readMs, double(m_longestUs) / 1000,
                    m_longestPhase.constData(), double(m_longestCpuUs) / 1000,
                    m_longestCpuPhase.constData(), m_memory, memoryMb("VmHWM") - m_memoryBefore);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && watched == &m_painted)
            m_wasPainted = true;
        return false;
    }

private:
    void beat()
    {
        const qint64 tookUs = m_sinceBeat.nsecsElapsed() / 1000;
        const qint64 cpu = threadUs();
        if (tookUs > m_longestUs) {
            m_longestUs = tookUs;
            m_longestPhase = m_phase;
        }
        if (cpu - m_cpu > m_longestCpuUs) {
            m_longestCpuUs = cpu - m_cpu;
            m_longestCpuPhase = m_phase;
        }
        if (m_wasPainted && m_firstPaintMs < 0)
            m_firstPaintMs = m_clock.elapsed();
        m_cpu = cpu;
        m_sinceBeat.restart();
    }

    const QWidget &m_painted;
    const qint64 m_memoryBefore;
    QTimer m_beat;
    QElapsedTimer m_clock;
    QElapsedTimer m_sinceBeat;
    QByteArray m_phase;
    QByteArray m_longestPhase;
    QByteArray m_longestCpuPhase;
    qint64 m_cpu = 0;
    qint64 m_longestUs = 0;
    qint64 m_longestCpuUs = 0;
    qint64 m_firstPaintMs = -1;
    qint64 m_readMs = 0;
    qint64 m_memory = 0;
    bool m_wasPainted = false;
};

/// Signed and stored ahead, as the session has it.
Capture captureOf(const bench::LargeBody &large, const EventCatalog &catalog)
{
    const Credential credential {u"key"_s, "a secret that is long enough to be one", {}};
    Capture capture;
    capture.seq = 1;
    capture.request =
        makeRequest("POST /hook HTTP/1.1\r\nContent-Type: " + large.type + "\r\nAuthorization: "
                        + signBody(credential, large.bytes, 1'789'000'000) + "\r\n\r\n",
                    large.bytes);
    capture.request.receivedAtUs = 1'789'000'001'000'000;
    capture.verification = Verifier({credential}).verify(capture.request);
    capture.event = decodeEvent(large.bytes);
    const CaptureAnnotator annotator(catalog);
    annotator.annotate(capture);
    annotator.prepareToShow(capture);
    return capture;
}

void runOurs(const bench::LargeBody &large)
{
    const EventCatalog catalog = EventCatalog::load().value();
    Icons icons;
    icons.setPalette(QPalette());
    DetailTabs tabs(icons, catalog);
    tabs.resize(WindowSize);
    tabs.show();
    auto *pane = tabs.findChild<BodyPane *>();
    tabs.setCurrentWidget(pane);
    QCoreApplication::processEvents();
    const Capture capture = captureOf(large, catalog);
    const auto *note = pane->findChildren<QLabel *>().first();
    const auto isRead = [note] {
        return !note->text().isEmpty() && !note->text().startsWith(u"Reading"_s);
    };
    const QList<BytesView *> views = pane->findChildren<BytesView *>();
    const auto raw = std::find_if(views.begin(), views.end(),
                                  [](const BytesView *view) { return !view->isHidden(); });
    Watch watch(*(*raw)->viewport()); // all of them are hidden while there is no body
    watch.run(
        "select", [&] { tabs.setCapture(&capture); },
        [&] { return watch.isPainted() && isRead(); });
    watch.noteRead();
    if (auto *parts = pane->findChild<QTreeWidget *>(); parts->topLevelItemCount() > 0) {
        for (int row = 0; row < qMin(3, parts->topLevelItemCount()); ++row) {
            const QDeadlineTimer looking(500);
            watch.run(
                "parts", [&] { parts->setCurrentItem(parts->topLevelItem(row)); },
                [&] { return looking.hasExpired(); });
        }
    }
    const auto settle = [&watch](const QByteArray &phase, auto act) {
        const QDeadlineTimer looking(700);
        watch.run(phase, act, [looking] { return looking.hasExpired(); });
    };
    settle("filter", [&] {
        tabs.setHighlight(FilterHighlight(*Filter::compile(u"participant or body.event:x"_s)));
    });
    settle("find", [&] {
        tabs.findChild<FindBar *>()->open();
        tabs.findChild<FindBar *>()->findChild<QLineEdit *>()->setText(u"participant 77"_s);
    });
    settle("resize", [&] { tabs.resize(WindowSize - QSize(150, 50)); });
    for (int tab = 0; tab < tabs.count(); ++tab)
        settle(tabs.tabText(tab).remove(u'&').toUtf8(), [&] { tabs.setCurrentIndex(tab); });
    settle("leave", [&] { tabs.setCapture(nullptr); });
    watch.report("the details");
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

void runQt(const bench::LargeBody &large)
{
    QTreeView view;
    QPlainTextEdit edit;
    QStandardItemModel model;
    const bool isJson = large.kind == bench::LargeBody::Kind::Json;
    QAbstractScrollArea &shown = isJson ? static_cast<QAbstractScrollArea &>(view) : edit;
    shown.resize(WindowSize);
    shown.show();
    QCoreApplication::processEvents();
    Watch watch(*shown.viewport());
    watch.run(
        "select",
        [&] {
            if (isJson) {
                const QJsonDocument document = QJsonDocument::fromJson(large.bytes);
                fill(model.invisibleRootItem(), u"Body"_s, document.object());
                view.setModel(&model);
                view.expandToDepth(1);
            } else {
                edit.setPlainText(QString::fromUtf8(large.bytes));
            }
        },
        [&] { return watch.isPainted(); });
    watch.noteRead();
    watch.report(isJson ? "QJsonDocument + QStandardItemModel" : "QPlainTextEdit");
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3) {
        const bench::LargeBody large = bench::largeBody(arguments.at(2));
        arguments.at(1) == "ours"_L1 ? runOurs(large) : runQt(large);
        return 0;
    }
    const QStringList names = arguments.size() == 2 ? arguments.mid(1) : bench::largeBodyNames();
    for (const QString &name : names) {
        std::printf("%s\n", qPrintable(name));
        std::fflush(stdout);
        for (const QString &way : {u"ours"_s, u"qt"_s}) {
            QProcess process;
            process.setProcessChannelMode(QProcess::ForwardedChannels);
            process.start(QCoreApplication::applicationFilePath(), {way, name});
            if (process.waitForFinished(LongestRunMs))
                continue;
            process.kill();
            process.waitForFinished();
            std::printf("  %s: not done after %d s\n", qPrintable(way), LongestRunMs / 1000);
        }
    }
    return 0;
}

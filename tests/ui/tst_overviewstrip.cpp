// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/receivedrange.h"
#include "core/settings/settings.h"
#include "ui/filterbar.h"
#include "ui/icons.h"
#include "ui/overviewcontrol.h"
#include "ui/overviewcounts.h"
#include "ui/overviewstrip.h"
#include "ui/timeaxis.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr qint64 Second = 1'000'000;
constexpr qint64 Start = 1'795'426'200 * Second; // 2026-11-23 09:30 UTC

/// One in each of 1000 seconds; those of the seconds 300 to 599 are missing.
QList<CaptureSummary> captures()
{
    QList<CaptureSummary> list;
    for (int i = 0; i < 1000; ++i) {
        if (i >= 300 && i < 600)
            continue;
        list.append({.seq = i + 1,
                     .receivedAtUs = Start + i * Second,
                     .refused = i == 5,
                     .verdict = i % 10 == 3 ? Verdict::Failed : Verdict::Verified,
                     .event = i % 2 == 0 ? u"room_started"_s : u"participant_left"_s,
                     .history = {.attempt = i == 7 ? 2 : 1}});
    }
    return list;
}

} // namespace

class OverviewStripTest : public QObject
{
    Q_OBJECT

    struct Window : QWidget
    {
        explicit Window(const QString &ini)
            : settings(ini)
            , model(icons)
            , bar(icons, this)
            , view(model, this)
            , control(settings, icons, model, view, bar, this)
        {
            QObject::connect(&bar, &FilterBar::filterChanged, &model, &TimelineModel::setFilter);
            auto *layout = new QVBoxLayout(this);
            layout->setContentsMargins(0, 0, 0, 0);
            layout->addWidget(&bar);
            layout->addWidget(&control.strip());
            layout->addWidget(&view);
            resize(1000, 500);
            show();
        }
        Settings settings;
        Icons icons;
        TimelineModel model;
        FilterBar bar;
        TimelineView view;
        OverviewControl control;
    };
    QTemporaryDir m_folder;
    std::unique_ptr<Window> m_window;

    OverviewStrip &strip() { return m_window->control.strip(); }
    const TimeHistogram &counted() { return m_window->findChild<OverviewCounts *>()->histogram(); }
    EventCounts sum(bool shown)
    {
        const TimeHistogram::Bin all = counted().sum(0, counted().bins().count);
        return shown ? all.shown : all.all;
    }
    qint32 shownCount() { return sum(true).total(); }
    QPoint at(int x) { return {x, strip().height() / 2}; }
    qint64 currentSeq()
    {
        const QModelIndex index = m_window->view.currentIndex();
        return index.isValid() ? m_window->model.captureAt(index.row()).seq : 0;
    }
    void wheel(int x, int by)
    {
        QWheelEvent event(at(x), strip().mapToGlobal(at(x)), {}, {0, by}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&strip(), &event);
    }

private slots:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void init()
    {
        m_window = std::make_unique<Window>(m_folder.filePath(u"settings.ini"_s));
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(!strip().isVisible()); // of nothing
        m_window->model.append(captures());
        QTRY_COMPARE(shownCount(), 700);
        QVERIFY(strip().isVisible());
        QTRY_COMPARE(strip().width(), 1000); // a second is a pixel
    }
    void cleanup() { m_window.reset(); }

    void countsWhatTheFilterShows()
    {
        QCOMPARE(sum(false).byVerdict[size_t(Verdict::Failed)], 70);
        QCOMPARE(sum(false).byVerdict[EventCounts::Refused], 1);
        QCOMPARE(sum(false).retries, 1);
        m_window->bar.apply(u"verdict:failed"_s);
        QTRY_COMPARE(shownCount(), 70);
        QCOMPARE(sum(false).total(), 700);
        QCOMPARE(sum(true).byVerdict[size_t(Verdict::Failed)], 70);
        // One comes, one that is hidden too; one is judged again.
        m_window->model.append(
            {{.seq = 1001, .receivedAtUs = Start + 999 * Second, .verdict = Verdict::Failed},
             {.seq = 1002, .receivedAtUs = Start + 999 * Second, .verdict = Verdict::Verified}});
        QTRY_COMPARE(sum(false).total(), 702);
        QCOMPARE(shownCount(), 71);
        CaptureSummary judged = m_window->model.summaryOf(1002);
        judged.verdict = Verdict::Failed;
        m_window->model.update({judged});
        QTRY_COMPARE(shownCount(), 72);
        QTRY_COMPARE(sum(false).byVerdict[size_t(Verdict::Failed)], 72);
        m_window->model.remove({{1001, 1002}});
        QTRY_COMPARE(sum(false).total(), 700);
        QCOMPARE(shownCount(), 70);
        m_window->model.clear();
        QTRY_COMPARE(counted().size(), 0);
    }

    void draggingSelectsTimes()
    {
        QTest::mousePress(&strip(), Qt::LeftButton, {}, at(100));
        QTest::mouseMove(&strip(), at(150));
        QTest::mouseMove(&strip(), at(200));
        QTest::mouseRelease(&strip(), Qt::LeftButton, {}, at(200));
        const QString first = m_window->bar.validText();
        const std::optional<TimeRange> range = receivedRange(first);
        QVERIFY2(range, qPrintable(first));
        // A pixel is a second, and rounded to a tenth.
        QVERIFY(qAbs(range->beginUs - (Start + 100 * Second)) <= Second);
        QVERIFY(qAbs(range->endUs - (Start + 200 * Second)) <= Second);
        QTRY_COMPARE(m_window->model.rowCount(), 100);
        QCOMPARE(currentSeq(), 0); // that was no click

        // To the left as well, in the place of the one before.
        m_window->bar.apply(u"event:room_* "_s + first);
        QTest::mousePress(&strip(), Qt::LeftButton, {}, at(700));
        QTest::mouseMove(&strip(), at(650));
        QTest::mouseRelease(&strip(), Qt::LeftButton, {}, at(650));
        const QString second = m_window->bar.validText();
        QVERIFY(second.startsWith(u"event:room_* received>="_s));
        QCOMPARE(second.count(u"received"_s), 2);
        QTRY_COMPARE(m_window->model.rowCount(), 25);
        QTest::keyClick(&strip(), Qt::Key_Escape);
        QCOMPARE(m_window->bar.validText(), u"event:room_*"_s);
    }

    void clickGoesToTheNearest_data()
    {
        QTest::addColumn<int>("x");
        QTest::addColumn<QString>("filter");
        QTest::addColumn<qint64>("seq");
        QTest::addRow("right there") << 201 << u""_s << qint64(202);
        QTest::addRow("in the gap") << 320 << u""_s << qint64(300);
        QTest::addRow("hidden") << 200 << u"verdict:failed"_s << qint64(204);
    }
    void clickGoesToTheNearest()
    {
        QFETCH(int, x);
        QFETCH(QString, filter);
        QFETCH(qint64, seq);
        m_window->bar.apply(filter);
        QTRY_COMPARE(m_window->model.rowCount(), filter.isEmpty() ? 700 : 70);
        QTest::mouseClick(&strip(), Qt::LeftButton, {}, at(x));
        QTRY_VERIFY(currentSeq() > 0);
        QVERIFY(qAbs(currentSeq() - seq) <= (filter.isEmpty() ? 1 : 0));
        QVERIFY(receivedRange(m_window->bar.validText()) == std::nullopt);
    }

    void zooms()
    {
        const TimeRange all = strip().range();
        for (int i = 0; i < 10; ++i)
            wheel(250, 120);
        QVERIFY(strip().isZoomed());
        QVERIFY(strip().range().lengthUs() < all.lengthUs() / 9);
        QVERIFY(strip().range().contains(Start + 250 * Second)); // where the pointer is
        const TimeRange wanted = strip().range();
        QTRY_VERIFY(counted().bins().widthUs <= Second / 2); // finer
        QVERIFY(counted().bins().rangeOf(0).beginUs <= wanted.beginUs);
        QVERIFY(strip().textAt(250).contains(u"1 event"_s)
                || strip().textAt(250).contains(u"No"_s));
        QTest::mouseDClick(&strip(), Qt::LeftButton, {}, at(250));
        QCOMPARE(strip().range(), all);
        wheel(10, 120);
        QTest::keyClick(&strip(), Qt::Key_Home);
        QCOMPARE(strip().range(), all);
        wheel(10, -120);
        QCOMPARE(strip().range(), all);
    }

    void worksFromTheKeyboard()
    {
        strip().setFocus();
        QTest::keyClick(&strip(), Qt::Key_Right); // appears in the middle
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&strip(), Qt::Key_Left);
        QTest::keyClick(&strip(), Qt::Key_Return);
        QTRY_VERIFY(currentSeq() > 0);
        for (int i = 0; i < 100; ++i)
            QTest::keyClick(&strip(), Qt::Key_Left);
        QVERIFY(strip().accessibleDescription().contains(u"event"_s));
        const qint64 width = counted().bins().widthUs;
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(&strip(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&strip(), Qt::Key_Return);
        const auto range = receivedRange(m_window->bar.validText());
        QVERIFY(range);
        QCOMPARE(range->lengthUs(), 4 * width);
        QTest::keyClick(&strip(), Qt::Key_Plus);
        QVERIFY(strip().isZoomed());
        QTest::keyClick(&strip(), Qt::Key_Minus);
        QVERIFY(!strip().isZoomed());
        QVERIFY(!strip().accessibleName().isEmpty());
    }

    void tellsInWords()
    {
        // Bars of 5 s: the first two have a refused one, a retry and a failed one.
        QCOMPARE(counted().bins().widthUs, 5 * Second);
        QCOMPARE(strip().textAt(2),
                 u"23 Nov, 09:30:00 – 09:30:05\n5 events\n4 verified, 1 failed"_s);
        QCOMPARE(strip().textAt(7),
                 u"23 Nov, 09:30:05 – 09:30:10\n5 events\n4 verified, 1 refused\n1 of them is a "
                 "retry"_s);
        QVERIFY(strip().textAt(450).startsWith(u"No event for 5 min 1 s\n"_s));
        m_window->bar.apply(u"seq<3"_s);
        QTRY_COMPARE(shownCount(), 2);
        QVERIFY(strip().textAt(2).contains(u"5 events, 2 of them shown"_s));
        QVERIFY(strip().textAt(7).contains(u"not shown"_s));
        strip().setStack(OverviewStack::Group);
        QVERIFY(strip().textAt(2).contains(u"Rooms: 3, Participants: 2\n"_s));
    }

    void isRemembered()
    {
        strip().setStack(OverviewStack::Group);
        QMenu menu;
        m_window->control.addActions(menu);
        menu.actions().first()->trigger();
        QVERIFY(!strip().isVisible());
        m_window = std::make_unique<Window>(m_folder.filePath(u"settings.ini"_s));
        m_window->model.append(captures());
        QTRY_COMPARE(m_window->model.rowCount(), 700);
        QVERIFY(!strip().isVisible());
        QCOMPARE(strip().stack(), OverviewStack::Group);
        QMenu again;
        m_window->control.addActions(again);
        again.actions().first()->trigger();
        QVERIFY(strip().isVisible());
        strip().setStack(OverviewStack::Verdict);
    }

    /// What is drawn is bound by pixels, whatever the number of events.
    void drawsInAnyState()
    {
        m_window->bar.apply(u"verdict:failed"_s);
        QTRY_COMPARE(shownCount(), 70);
        strip().setCurrent(Start + 100 * Second);
        for (const OverviewStack stack : {OverviewStack::Group, OverviewStack::Verdict}) {
            strip().setStack(stack);
            const QImage image = strip().grab().toImage();
            QVERIFY(image.pixelColor(450, 12) == image.pixelColor(460, 12)); // the gap
            QSet<QRgb> colors;
            for (int y = 0; y < image.height(); ++y)
                colors.insert(image.pixel(53, y));
            QVERIFY(colors.size() > 2); // a bar
        }
    }
};

/// Labels of the axis.
class TimeAxisTest : public QObject
{
    Q_OBJECT

private slots:
    void ticks_data()
    {
        QTest::addColumn<qint64>("length");
        QTest::addColumn<QStringList>("texts");
        QTest::addRow("ms") << qint64(
            3000) << QStringList {u"09:30:00.000"_s, u"09:30:00.001"_s, u"09:30:00.002"_s};
        QTest::addRow("s") << 30 * Second
                           << QStringList {u"09:30:00"_s, u"09:30:10"_s, u"09:30:20"_s};
        QTest::addRow("min") << 1800 * Second << QStringList {u"09:30"_s, u"09:40"_s, u"09:50"_s};
        QTest::addRow("midnight") << 18 * 3600 * Second
                                  << QStringList {u"12:00"_s, u"18:00"_s, u"24 Nov"_s};
        QTest::addRow("days") << 3 * 86400 * Second
                              << QStringList {u"24 Nov"_s, u"25 Nov"_s, u"26 Nov"_s};
    }
    void ticks()
    {
        QFETCH(qint64, length);
        QFETCH(QStringList, texts);
        QStringList found;
        for (const TimeTick &tick : timeTicks({Start, Start + length}, 3)) {
            QVERIFY(tick.us >= Start && tick.us < Start + length);
            found.append(tick.text);
        }
        QCOMPARE(found, texts);
    }
};

int main(int argc, char **argv)
{
    qputenv("TZ", "UTC");
    QApplication app(argc, argv);
    OverviewStripTest strip;
    TimeAxisTest axis;
    return QTest::qExec(&strip, argc, argv) + QTest::qExec(&axis, argc, argv);
}
#include "tst_overviewstrip.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/shownseqs.h"
#include "tests/support/summaries.h"
#include "ui/icons.h"
#include "ui/timelineview.h"

#include <QAbstractItemModelTester>
#include <QDeadlineTimer>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::numbers;
using test::shown;

/// What is deleted and comes back, in the rows of the timeline.
class TakingOutTest : public QObject
{
    Q_OBJECT

    static constexpr int PatienceMs = 30'000; ///< with what is done in other threads

    Icons m_icons;

    static void fill(TimelineModel &model, qint64 first, qint64 last)
    {
        const qsizetype before = model.capturedCount();
        model.append(test::summaries(first, last));
        QTRY_COMPARE_WITH_TIMEOUT(model.captures().size(), before + last - first + 1, PatienceMs);
    }
    static void takeOut(TimelineModel &model, const QList<SeqRange> &ranges)
    {
        QSignalSpy merged(&model, &TimelineModel::merged);
        model.takeOut(ranges);
        QTRY_COMPARE_WITH_TIMEOUT(merged.size(), 1, PatienceMs);
    }
    static void bringBack(TimelineModel &model, const QList<CaptureSummary> &captures)
    {
        QSignalSpy merged(&model, &TimelineModel::merged);
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.stage(captures);
        model.bringBack();
        QTRY_COMPARE_WITH_TIMEOUT(merged.size(), 1, PatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!filtered.isEmpty(), PatienceMs);
    }

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }

    void modelTakesOutAndBringsBack()
    {
        TimelineModel model(m_icons);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        fill(model, 1, 30);
        QSignalSpy merged(&model, &TimelineModel::merged);
        takeOut(model, {{1, 3}, {10, 20}, {40, 50}});
        QTRY_COMPARE(shown(model), numbers(4, 9) + numbers(21, 30));
        const auto gone = merged[0][0].value<SummaryMerge::Counts>();
        QCOMPARE(gone.captures, 14);
        QCOMPARE(gone.failed, 1); // 14: every seventh
        QCOMPARE(gone.verified, 13);
        fill(model, 31, 32);
        bringBack(model, test::summaries(1, 3) + test::summaries(10, 20));
        QTRY_COMPARE(shown(model), numbers(1, 32));
        QCOMPARE(merged[1][1].toLongLong(), 14);
        QCOMPARE(model.summaryOf(14), test::summary(14, u"room_started"_s, Verdict::Failed));
    }

    /// What is on its way by other places, or waits, is not confused.
    void modelKeepsFilterOrderAndWhatIsHeld()
    {
        TimelineModel model(m_icons);
        fill(model, 1, 40);
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(u"event:room_finished"_s)); // every fifth
        takeOut(model, {{1, 12}});
        QTRY_VERIFY(!filtered.isEmpty());
        QTRY_COMPARE(shown(model), QList<qint64>({15, 20, 25, 30, 35, 40}));
        model.sort(int(TimelineColumn::Number), Qt::DescendingOrder);
        QTRY_COMPARE(shown(model), QList<qint64>({40, 35, 30, 25, 20, 15}));
        takeOut(model, {{20, 26}, {40, 40}});
        QTRY_COMPARE(shown(model), QList<qint64>({35, 30, 15}));
        model.stage(test::summaries(20, 26));
        model.bringBack();
        QTRY_COMPARE(shown(model), QList<qint64>({35, 30, 25, 20, 15}));
        model.sort(-1);
        model.setFrozen(true);
        fill(model, 41, 50);
        takeOut(model, {{30, 30}, {45, 45}});
        QTRY_COMPARE(shown(model), QList<qint64>({15, 20, 25, 35}));
        QTRY_COMPARE(model.heldCount(), 1);
        QCOMPARE(model.newestTakenSeq(), 39); // 40 has gone, what came since is not looked at
        model.setFrozen(false);
        QTRY_COMPARE(shown(model), QList<qint64>({15, 20, 25, 35, 50}));
    }

    /// Rows that come back shift the places that the sorting counts by: it is never seen that it
    /// has begun before them. What the filter asks takes long, and the sorting of the few does not.
    void modelSortsWhileRowsComeBack()
    {
        constexpr qint64 Last = 20'000;
        TimelineModel model(m_icons);
        fill(model, 1, Last);
        const QString asked =
            u"event:room_finished"_s + QString(u" -summary:*x*y*z*"_s).repeated(20);
        model.setFilter(*Filter::compile(asked)); // every fifth
        model.sort(int(TimelineColumn::Number), Qt::DescendingOrder);
        QList<qint64> expected;
        for (qint64 seq = Last; seq > 0; seq -= 5)
            expected.append(seq);
        QTRY_COMPARE_WITH_TIMEOUT(shown(model), expected, PatienceMs);
        takeOut(model, {{1, 1003}});
        QTRY_COMPARE(shown(model), expected.first(expected.size() - 200));
        bool showsOthers = false;
        connect(&model, &QAbstractItemModel::modelReset, &model, [&] {
            const QList<qint64> seqs = shown(model);
            showsOthers = showsOthers
                || std::any_of(seqs.cbegin(), seqs.cend(), [](qint64 seq) { return seq % 5 != 0; });
        });
        const QSignalSpy merged(&model, &TimelineModel::merged);
        model.stage(test::summaries(1, 1003));
        model.bringBack();
        const QDeadlineTimer deadline(PatienceMs);
        while (merged.isEmpty() && !deadline.hasExpired()) {
            model.sort(int(TimelineColumn::Number), Qt::DescendingOrder); // is on its way then
            QCoreApplication::processEvents();
        }
        QCOMPARE(merged.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(shown(model), expected, PatienceMs);
        QVERIFY(!showsOthers);
    }

    /// Marks, answers, new captures and retention go on while rows are on their way.
    void modelTakesWhatHappensMeanwhile()
    {
        TimelineModel model(m_icons);
        fill(model, 1, 5000);
        QSignalSpy merged(&model, &TimelineModel::merged);
        model.takeOut({{100, 4000}});
        CaptureSummary pinned = model.summaryOf(4500);
        pinned.marks.pinned = true;
        model.update({pinned});
        model.append(test::summaries(5001, 5010));
        model.remove({{1, 50}});
        QTRY_COMPARE_WITH_TIMEOUT(merged.size(), 1, PatienceMs);
        QCOMPARE(merged[0][0].value<SummaryMerge::Counts>().captures, 3901);
        QTRY_COMPARE(model.rowCount(), 49 + 1000 + 10);
        QTRY_COMPARE(shown(model), numbers(51, 99) + numbers(4001, 5010));
        QVERIFY(model.summaryOf(4500).marks.pinned);
        QVERIFY(!model.summaryOf(4501).marks.pinned);
    }

    void modelAgreesWithANaiveList()
    {
        TimelineModel model(m_icons);
        QRandomGenerator random(5);
        fill(model, 1, 2000);
        QList<qint64> there = numbers(1, 2000);
        QList<qint64> gone;
        qint64 last = 2000;
        for (int step = 0; step < 30; ++step) {
            if (random.bounded(2) == 0) {
                fill(model, last + 1, last + 20);
                there += numbers(last + 1, last + 20);
                last += 20;
            }
            if (random.bounded(3) == 0 && !gone.isEmpty()) {
                QList<CaptureSummary> back;
                for (const qint64 seq : std::as_const(gone))
                    back.append(test::summaries(seq, seq));
                bringBack(model, back);
                there += std::exchange(gone, {});
                std::sort(there.begin(), there.end());
            } else {
                QList<SeqRange> ranges;
                for (qint64 at = random.bounded(300) + 1; at <= last;) {
                    ranges.append({at, at + random.bounded(9)});
                    at = ranges.last().last + 1 + random.bounded(300);
                }
                takeOut(model, ranges);
                const auto isGone = [&ranges](qint64 seq) {
                    return std::any_of(ranges.cbegin(), ranges.cend(), [seq](const auto &each) {
                        return each.first <= seq && seq <= each.last;
                    });
                };
                std::copy_if(there.cbegin(), there.cend(), std::back_inserter(gone), isGone);
                std::sort(gone.begin(), gone.end());
                there.removeIf(isGone);
            }
            QTRY_COMPARE(shown(model), there);
        }
    }

    /// The retry is deleted: the first attempt still came again.
    void modelKnowsOfADeletedRetry()
    {
        TimelineModel model(m_icons);
        CaptureSummary first = test::summary(1, u"room_finished"_s);
        first.status = 503;
        CaptureSummary retry = test::summary(2, u"room_finished"_s);
        retry.history = {2, 1, 0};
        model.append({first, retry});
        QTRY_COMPARE(model.rowCount(), 2);
        takeOut(model, {{2, 2}});
        const auto attempt = [&model] {
            return model.index(0, int(TimelineColumn::Attempt)).data().toString();
        };
        QTRY_VERIFY2(attempt().endsWith(u"again as #2"_s), qPrintable(attempt()));
        model.relateTo(1);
        bringBack(model, {retry});
        takeOut(model, {{1, 1}}); // and the other way round
        model.relateTo(2);
        QTRY_COMPARE(shown(model), QList<qint64>({2}));
        QTRY_VERIFY(!attempt().isEmpty());
    }

    void viewStaysWhereItIs()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        view.resize(900, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        fill(model, 1, 500);
        QVERIFY(view.showCapture(250));
        QTRY_VERIFY(view.verticalScrollBar()->maximum() > 245);
        view.verticalScrollBar()->setValue(245);
        view.selectionModel()->clearCurrentIndex();
        takeOut(model, {{100, 149}, {240, 246}}); // the row at the top is among them
        QTRY_COMPARE(model.seqAt(view.verticalScrollBar()->value()), 247);
        QVERIFY(!view.isFollowing());
    }

    /// Whoever follows the newest goes on doing so, wherever the current event is.
    void viewGoesOnFollowing()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        view.resize(900, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        fill(model, 1, 500);
        QVERIFY(view.showCapture(1));
        view.followTail();
        takeOut(model, {{100, 149}});
        QVERIFY(view.isFollowing());
        QCOMPARE(view.currentCapture(), 1);
        bringBack(model, test::summaries(100, 149));
        QVERIFY(view.isFollowing());
    }
};

QTEST_MAIN(TakingOutTest)
#include "tst_takingout.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/summaries.h"
#include "tests/support/threadtime.h"
#include "ui/icons.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Captures that retention takes out of the session.
class RowRemovalTest : public QObject
{
    Q_OBJECT

    Icons m_icons;

    static QList<qint64> shown(const TimelineModel &model)
    {
        QList<qint64> seqs;
        for (int row = 0; row < model.rowCount(); ++row)
            seqs.append(model.captureAt(row).seq);
        return seqs;
    }
    static void fill(TimelineModel &model, qint64 first, qint64 last)
    {
        const qsizetype before = model.rowCount();
        model.append(test::summaries(first, last));
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), before + last - first + 1, 60'000);
    }

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }

    void takesRangesOut()
    {
        TimelineModel model(m_icons);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        fill(model, 1, 20);
        QSignalSpy runs(&model, &QAbstractItemModel::rowsRemoved);
        const QList<CaptureSummary> removed = model.remove({{1, 6}, {8, 10}, {100, 200}});
        QCOMPARE(removed.size(), 9);
        QCOMPARE(removed.last().seq, 10);
        QCOMPARE(shown(model), QList<qint64>({7, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}));
        QCOMPARE(runs.size(), 2);
        QCOMPARE(model.capturedCount(), 11);
        QVERIFY(!model.contains(6) && model.contains(7));
        QCOMPARE(model.rowOfSeq(11), 1);
        QVERIFY(model.remove({{1, 6}}).isEmpty());
        fill(model, 21, 25);
        QCOMPARE(model.rowOfSeq(25), 15);
    }

    void takesHiddenOnesOut()
    {
        TimelineModel model(m_icons);
        fill(model, 1, 20);
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(u"event:room_finished"_s)); // 5, 10, 15, 20
        QVERIFY(filtered.wait());
        model.remove({{1, 12}});
        QCOMPARE(shown(model), QList<qint64>({15, 20}));
        // A filter that was on its way counts by what is left.
        model.setFilter(*Filter::compile(u"verdict:failed"_s)); // 7, 14
        model.remove({{13, 13}});
        QTRY_COMPARE(shown(model), QList<qint64>({14}));
    }

    /// Retention sweeps in pieces; marked captures are left between.
    void agreesWithANaiveList()
    {
        TimelineModel model(m_icons);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator random(7);
        fill(model, 1, 300);
        QList<qint64> expected = shown(model);
        for (int step = 0; step < 40; ++step) {
            QList<SeqRange> ranges;
            qint64 at = 1;
            for (int i = 0; i < 3; ++i) {
                const qint64 first = at + random.bounded(60);
                at = first + random.bounded(6) + 1;
                ranges.append({first, at - 1});
            }
            model.remove(ranges);
            expected.removeIf([&ranges](qint64 seq) {
                return std::any_of(ranges.cbegin(), ranges.cend(), [seq](const SeqRange &each) {
                    return each.first <= seq && seq <= each.last;
                });
            });
            QCOMPARE(shown(model), expected);
        }
    }

    /// Several, one after the other, do together what they did one by one.
    void addsUp()
    {
        SummaryTable table;
        table.append(test::summaries(1, 400));
        QRandomGenerator random(5);
        const SummaryRows before = table.rows();
        RowRemoval all;
        QList<int> one(before.size()); // by each in turn
        std::iota(one.begin(), one.end(), 0);
        const QList<int> places = one;
        for (int step = 0; step < 30; ++step) {
            QList<SeqRange> ranges;
            for (qint64 at = random.bounded(80); at < 400; at += random.bounded(1, 120)) {
                const qint64 last = at + random.bounded(random.bounded(5) == 0 ? 40 : 3);
                ranges.append({at, last});
                at = last + 1;
            }
            const RowRemoval removal(table.rows(), ranges);
            removal.takeFrom(table);
            removal.move(one);
            all.add(removal);
            QList<int> together = places;
            all.move(together);
            QCOMPARE(together, one);
            QCOMPARE(together.size(), table.size());
            for (qsizetype i = 1; i < all.gone().size(); ++i) // or it would grow for ever
                QVERIFY(all.gone().at(i - 1).last + 1 < all.gone().at(i).first);
        }
        QVERIFY(all.gone().size() > 3);
    }

    void resetsRatherThanRemovingAThousandTimes()
    {
        TimelineModel model(m_icons);
        fill(model, 1, 1000);
        QList<SeqRange> ranges;
        for (qint64 seq = 1; seq <= 1000; seq += 2)
            ranges.append({seq, seq});
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.remove(ranges);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.rowCount(), 500);
        QCOMPARE(model.captureAt(499).seq, 1000);
    }

    /// Retention takes the oldest four times a second: that must not copy all the rest. The bound
    /// is wide, for builds that are not optimised.
    void costsNothingForWhatFollows()
    {
        TimelineModel model(m_icons);
        fill(model, 1, 200'000);
        model.remove({{2, 100}}); // the first one is pinned
        const qint64 count = 50;
        const qint64 before = test::threadUs();
        for (qint64 i = 0; i < count; ++i)
            model.remove({{101 + i * 100, 200 + i * 100}});
        const double each = double(test::threadUs() - before) / 1e3 / double(count);
        QVERIFY2(each < 100, qPrintable(QString::number(each) + u" ms each"_s));
        QCOMPARE(model.rowCount(), 200'000 - 99 - 5000);
        QCOMPARE(model.rowOfSeq(5101), 1);
    }

    void keepsSelectionAndPlace()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        view.resize(900, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        fill(model, 1, 200);
        QVERIFY(view.showCapture(120));
        view.verticalScrollBar()->setValue(100);
        QVERIFY(!view.isFollowing());
        QSignalSpy current(&view, &TimelineView::currentCaptureChanged);
        model.remove({{1, 50}, {52, 60}});
        QCOMPARE(model.captureAt(view.currentIndex().row()).seq, 120);
        QCOMPARE(view.selectedSeqs(), QList<qint64>({120}));
        QCOMPARE(view.verticalScrollBar()->value(), 100 - 59);
        QVERIFY(!view.isFollowing());
        QVERIFY(current.isEmpty());
        model.remove({{1, 200}});
        QCOMPARE(current.last()[0].toLongLong(), 0);
    }
};

QTEST_MAIN(RowRemovalTest)
#include "tst_rowremoval.moc"

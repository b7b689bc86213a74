// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/summaries.h"
#include "ui/icons.h"
#include "ui/timelinecolumns.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using Column = TimelineColumn;

/// The timeline in other orders than that of arrival.
class SortingTest : public QObject
{
    Q_OBJECT

    Icons m_icons;

    static QList<qint64> shown(const TimelineModel &model)
    {
        QList<qint64> seqs;
        for (int row = 0; row < model.rowCount(); ++row)
            seqs.append(model.seqAt(row));
        return seqs;
    }
    static CaptureSummary varied(qint64 seq, QRandomGenerator &random)
    {
        CaptureSummary capture = test::summary(seq, u"event"_s);
        capture.bodySize = random.bounded(5);
        capture.roomId = u"rOom-"_s + QChar(u'a' + random.bounded(4));
        if (random.bounded(2) == 0)
            capture.roomId = capture.roomId.toUpper();
        return capture;
    }
    /// A click into the header, as a user makes it.
    static void click(const TimelineView &view, Column column)
    {
        const QHeaderView *header = view.horizontalHeader();
        const int x = header->sectionViewportPosition(int(column)) + 10;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, 5));
    }

private slots:
    void sortsByEachColumn_data()
    {
        QTest::addColumn<Column>("column");
        QTest::addColumn<QList<qint64>>("ascending");
        QTest::addColumn<QList<qint64>>("descending");
        const auto row = [](const char *name, Column column, const QList<qint64> &up,
                            const QList<qint64> &down) {
            QTest::newRow(name) << column << up << down;
        };
        row("number", Column::Number, {1, 2, 3, 4}, {4, 3, 2, 1});
        row("time", Column::Time, {3, 1, 2, 4}, {4, 2, 1, 3});
        // Small and capital letters are alike, but never the same.
        row("event", Column::Event, {4, 1, 3, 2}, {2, 1, 3, 4});
        row("room", Column::Room, {2, 4, 3, 1}, {1, 3, 4, 2});
        row("participant", Column::Participant, {1, 4, 2, 3}, {3, 2, 1, 4});
        row("verdict", Column::Verdict, {2, 4, 3, 1}, {1, 3, 4, 2});
        row("answer", Column::Answer, {4, 1, 3, 2}, {2, 1, 3, 4});
        row("attempt", Column::Attempt, {1, 2, 4, 3}, {3, 1, 2, 4});
        row("size", Column::Size, {4, 2, 1, 3}, {3, 1, 2, 4});
        row("latency", Column::Latency, {4, 3, 1, 2}, {2, 1, 3, 4});
        row("summary", Column::Summary, {3, 1, 2, 4}, {4, 1, 2, 3});
    }
    void sortsByEachColumn()
    {
        QFETCH(Column, column);
        QFETCH(QList<qint64>, ascending);
        QFETCH(QList<qint64>, descending);
        constexpr qint64 Second = 1'000'000;
        TimelineModel model(m_icons);
        model.append({{.seq = 1,
                       .receivedAtUs = 20 * Second,
                       .bodySize = 30,
                       .verdict = Verdict::Verified,
                       .event = u"a"_s,
                       .createdAt = 15,
                       .roomId = u"Z"_s,
                       .summary = u"x"_s,
                       .status = 200},
                      {.seq = 2,
                       .receivedAtUs = 30 * Second,
                       .bodySize = 20,
                       .verdict = Verdict::Failed,
                       .event = u"b"_s,
                       .createdAt = 5,
                       .participant = u"amy"_s,
                       .summary = u"x"_s,
                       .status = 503},
                      {.seq = 3,
                       .receivedAtUs = 10 * Second,
                       .bodySize = 1'000'000'000'000,
                       .verdict = Verdict::Unattempted,
                       .event = u"a"_s,
                       .createdAt = 8,
                       .roomId = u"b"_s,
                       .participant = u"Ben"_s,
                       .status = 200,
                       .history = {.attempt = 2}},
                      {.seq = 4,
                       .receivedAtUs = 40 * Second,
                       .refused = true,
                       .event = u"A"_s,
                       .roomId = u"A"_s,
                       .summary = u"X y"_s}});
        QTRY_COMPARE(model.rowCount(), 4);
        model.sort(int(column), Qt::DescendingOrder);
        QTRY_COMPARE(shown(model), descending);
        model.sort(int(column), Qt::AscendingOrder);
        QTRY_COMPARE(shown(model), ascending);
        model.sort(-1);
        QCOMPARE(shown(model), QList<qint64>({1, 2, 3, 4}));
    }

    /// Random steps against a list that is filtered and sorted from scratch each time.
    void agreesWithANaiveModel()
    {
        TimelineModel model(m_icons);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator random(5);
        QList<CaptureSummary> all;
        Filter filter;
        bool byRoom = false;
        bool descending = false;
        bool sorted = false;
        for (int step = 0; step < 120; ++step) {
            const int action = random.bounded(12);
            if (action < 5) {
                QList<CaptureSummary> more;
                for (int i = random.bounded(9); i >= 0; --i)
                    more.append(
                        varied(all.isEmpty() && more.isEmpty()
                                   ? 1
                                   : (more.isEmpty() ? all.last().seq : more.last().seq) + 1,
                               random));
                model.append(more);
                all.append(more);
            } else if (action < 8) {
                sorted = random.bounded(4) > 0;
                byRoom = random.bounded(2) == 0;
                descending = random.bounded(2) == 0;
                model.sort(!sorted ? -1 : int(byRoom ? Column::Room : Column::Size),
                           descending ? Qt::DescendingOrder : Qt::AscendingOrder);
            } else if (action == 8) {
                filter = *Filter::compile(random.bounded(2) == 0 ? u"size>1b"_s : QString());
                model.setFilter(filter);
            } else if (action == 9 && !all.isEmpty()) {
                const qsizetype at = random.bounded(int(all.size()));
                all[at] = varied(all.at(at).seq, random);
                model.update({all.at(at)});
            } else if (action == 10 && all.size() > 4) {
                const qsizetype at = random.bounded(int(all.size()) - 2);
                model.remove({{all.at(at).seq, all.at(at + 1).seq}});
                all.remove(at, 2);
            } else if (action == 11 && random.bounded(5) == 0) {
                model.clear();
                all.clear();
            }
            QList<CaptureSummary> expected;
            for (const CaptureSummary &capture : std::as_const(all)) {
                if (filter.answer(capture, 0) == FilterAnswer::Yes)
                    expected.append(capture);
            }
            if (sorted)
                std::stable_sort(
                    expected.begin(), expected.end(), [&](const auto &a, const auto &b) {
                        const auto &[left, right] = descending ? std::tie(b, a) : std::tie(a, b);
                        if (!byRoom)
                            return left.bodySize < right.bodySize;
                        const int order = left.roomId.compare(right.roomId, Qt::CaseInsensitive);
                        return order == 0 ? left.roomId < right.roomId : order < 0;
                    });
            QList<qint64> seqs;
            for (const CaptureSummary &capture : std::as_const(expected))
                seqs.append(capture.seq);
            QTRY_COMPARE(shown(model), seqs);
            QTRY_COMPARE(model.capturedCount(), all.size());
        }
    }

    /// Retention goes on while the rows are sorted and filtered: neither may wait for it to end.
    void goesOnWhileRowsGo()
    {
        TimelineModel model(m_icons);
        QList<CaptureSummary> all = test::summaries(1, 20'000);
        model.append(all);
        QTRY_COMPARE(model.rowCount(), 20'000);
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.sort(int(Column::Size), Qt::DescendingOrder);
        model.setFilter(*Filter::compile(u"-verdict:failed"_s));
        qint64 gone = 0;
        while (filtered.isEmpty() && gone < 19'000) {
            model.remove({{gone + 1, gone + 10}}); // without a pause
            gone += 10;
            CaptureSummary changed = all.at(gone + 30); // and answers come
            changed.verdict = changed.seq % 2 == 0 ? Verdict::Failed : Verdict::Verified;
            all[gone + 30] = changed;
            model.update({changed});
            QCoreApplication::processEvents();
        }
        QVERIFY(gone < 19'000);
        QList<qint64> expected;
        for (qsizetype i = all.size() - 1; i >= gone; --i) {
            if (all.at(i).verdict != Verdict::Failed)
                expected.append(all.at(i).seq);
        }
        QTRY_COMPARE(shown(model), expected);
    }

    void beginsInOrderOfArrival()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        model.append(test::summaries(1, 9));
        QTRY_COMPARE(model.rowCount(), 9);
        view.sortByColumn(int(Column::Number), Qt::DescendingOrder);
        QTRY_COMPARE(model.seqAt(0), 9);
        const QByteArray state = view.columns().state();
        view.columns().restore(state, false);
        QVERIFY(model.isInOrderOfArrival());
        QCOMPARE(shown(model).first(), 1);
        view.sortByColumn(int(Column::Number), Qt::DescendingOrder);
        QTRY_COMPARE(model.seqAt(0), 9);
        view.followTail(); // the newest is at the end only then
        QVERIFY(model.isInOrderOfArrival() && view.isFollowing());
        // What comes in another session is seen before it is sorted.
        view.sortByColumn(int(Column::Size), Qt::DescendingOrder);
        QTRY_COMPARE(model.seqAt(0), 9);
        model.clear();
        QSignalSpy counts(&model, &TimelineModel::countsChanged);
        model.append(test::summaries(1, 3));
        QVERIFY(counts.wait());
        QCOMPARE(model.rowCount(), 3);
        QTRY_COMPARE(model.seqAt(0), 3);
    }

    void keepsSelectionAndPlace()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        view.resize(900, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        model.append(test::summaries(1, 400));
        QTRY_COMPARE(model.rowCount(), 400);
        QVERIFY(view.showCapture(300));
        view.selectionModel()->select(model.index(298, 0),
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
        view.selectionModel()->select(model.index(10, 0),
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const int onScreen = view.visualRect(view.currentIndex()).top();
        QSignalSpy current(&view, &TimelineView::currentCaptureChanged);
        click(view, Column::Size); // as the numbers
        QTRY_VERIFY(!model.isInOrderOfArrival());
        QCOMPARE(view.selectedSeqs(), QList<qint64>({11, 299, 300}));
        QCOMPARE(model.seqAt(view.currentIndex().row()), 300);
        QCOMPARE(view.visualRect(view.currentIndex()).top(), onScreen);
        click(view, Column::Size);
        QTRY_COMPARE(model.seqAt(0), 400);
        QCOMPARE(view.selectedSeqs(), QList<qint64>({11, 299, 300}));
        QCOMPARE(view.currentIndex().row(), 100);
        QVERIFY(view.viewport()->rect().contains(view.visualRect(view.currentIndex())));
        click(view, Column::Size); // back
        QTRY_VERIFY(model.isInOrderOfArrival());
        QCOMPARE(view.selectedSeqs(), QList<qint64>({11, 299, 300}));
        QVERIFY(current.isEmpty());
        // One that was taken out of the selection stays out, though it is the current one.
        view.selectionModel()->select(model.index(299, 0),
                                      QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
        view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->maximum());
        const int left = view.horizontalScrollBar()->value();
        click(view, Column::Summary);
        QTRY_VERIFY(!model.isInOrderOfArrival());
        QCOMPARE(view.selectedSeqs(), QList<qint64>({11, 299}));
        QCOMPARE(view.horizontalScrollBar()->value(), left);
    }

    /// The newest first, and what is looked at stays; at the top the newest is looked at.
    void staysAtTheTop()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        view.resize(900, 300);
        view.show();
        model.append(test::summaries(1, 100));
        QTRY_COMPARE(model.rowCount(), 100);
        view.sortByColumn(int(Column::Number), Qt::DescendingOrder);
        QTRY_COMPARE(model.seqAt(0), 100);
        view.scrollToTop();
        QVERIFY(!view.isFollowing());
        model.append(test::summaries(101, 120));
        QTRY_COMPARE(model.seqAt(0), 120);
        QCOMPARE(view.verticalScrollBar()->value(), 0);
        view.verticalScrollBar()->setValue(30);
        const qint64 top = model.seqAt(30);
        model.append(test::summaries(121, 130));
        QTRY_COMPARE(model.seqAt(0), 130);
        QCOMPARE(model.seqAt(view.verticalScrollBar()->value()), top);
        QVERIFY(!view.isFollowing());
    }
};

QTEST_MAIN(SortingTest)
#include "tst_sorting.moc"

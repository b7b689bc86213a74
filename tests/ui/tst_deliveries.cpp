// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/summaries.h"
#include "ui/icons.h"
#include "ui/timelinecolumns.h"
#include "ui/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using Column = TimelineModel::Column;

/// Attempts, answers and what comes next in the timeline. How often and when senders try again is
/// from PROTOCOL 2.4: Plug-N-Meet makes 3 attempts, after 1 s and 3 s.
class DeliveriesTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 Second = 1'000'000;
    Icons m_icons;
    qint64 m_nowUs = 0;

    void startClock() { m_nowUs = test::summary(1, u"x"_s).receivedAtUs + Second / 2; }
    Clock clock()
    {
        return [this] {
            return m_nowUs;
        };
    }
    static CaptureSummary delivery(qint64 seq, int status, int attempt = 1, qint64 retryOf = 0)
    {
        CaptureSummary capture = test::summary(seq, u"room_finished"_s);
        capture.eventId = u"0f8fad5b-d9cb-469f-a165-70867728950e"_s; // of today's Plug-N-Meet
        capture.status = status;
        capture.rule = status == 200 ? u"default"_s : u"fail once"_s;
        capture.answeredAfterUs = 1000;
        capture.history = {.attempt = attempt, .retryOf = retryOf};
        return capture;
    }
    static QString cell(const TimelineModel &model, int row, Column column)
    {
        return model.index(row, int(column)).data().toString();
    }
    static QString attempt(const TimelineModel &model, int row)
    {
        return cell(model, row, Column::Attempt);
    }

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }

    void ticksTheRetryOff()
    {
        startClock();
        TimelineModel model(m_icons, nullptr, clock());
        const QAbstractItemModelTester tester(&model);
        model.append({delivery(1, 503)});
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(attempt(model, 0), u"1 of 3, waiting"_s);
        QCOMPARE(cell(model, 0, Column::Answer), u"503 (fail once)"_s);
        QSignalSpy told(&model, &TimelineModel::deliveryChanged);
        QSignalSpy changed(&model, &TimelineModel::dataChanged);
        CaptureSummary again = delivery(12, 200, 2, 1);
        again.receivedAtUs = model.captureAt(0).receivedAtUs + 1000 + Second * 102 / 100;
        model.append({again});
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(attempt(model, 0), u"1 of 3, again as #12"_s);
        QCOMPARE(attempt(model, 1), u"2 of 3"_s);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0][0].toLongLong(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 0);
        const std::optional<RetrySeen> seen = model.retryAfter(model.captureAt(0));
        QVERIFY(seen && seen->seq == 12);
        QCOMPARE(seen->afterUs, Second * 102 / 100);
        QVERIFY(!model.retryAfter(model.captureAt(1)));
        const QString tip = model.index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"came again as #12 after 1.02 s"_s), qPrintable(tip));
    }

    void tellsOverdueOnesOnce()
    {
        startClock();
        TimelineModel model(m_icons, nullptr, clock());
        model.append({delivery(1, 503)});
        QTRY_COMPARE(model.rowCount(), 1);
        QSignalSpy told(&model, &TimelineModel::deliveryChanged);
        m_nowUs += 60 * Second;
        QVERIFY(told.wait());
        QCOMPARE(attempt(model, 0), u"1 of 3, overdue"_s);
        // It may still come.
        model.append({delivery(2, 200, 2, 1)});
        QTRY_COMPARE(attempt(model, 0), u"1 of 3, again as #2"_s);
        QCOMPARE(told.size(), 2);
    }

    void tellsEndings_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("attempt");
        QTest::addColumn<qint64>("duplicateOf");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << 200 << 1 << qint64(0) << QString();
        QTest::newRow("delivered-late") << 200 << 3 << qint64(0) << u"3 of 3"_s;
        QTest::newRow("final") << 401 << 1 << qint64(0) << u"1 of 3, final"_s;
        QTest::newRow("not-implemented") << 501 << 1 << qint64(0) << u"1 of 3, final"_s;
        QTest::newRow("lost") << 503 << 3 << qint64(0) << u"3 of 3, given up"_s;
        QTest::newRow("duplicate") << 200 << 1 << qint64(7) << u"duplicate of #7"_s;
    }
    void tellsEndings()
    {
        QFETCH(int, status);
        QFETCH(int, attempt);
        QFETCH(qint64, duplicateOf);
        QFETCH(QString, text);
        startClock();
        TimelineModel model(m_icons, nullptr, clock());
        CaptureSummary capture = delivery(9, status, attempt);
        capture.history.duplicateOf = duplicateOf;
        model.append({capture});
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(cell(model, 0, Column::Attempt), text);
    }

    void showsHeldAnswersUntilTheyAreGiven()
    {
        startClock();
        TimelineModel model(m_icons, nullptr, clock());
        CaptureSummary held = delivery(1, 503);
        held.answeredAfterUs = 0;
        model.append({held});
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(cell(model, 0, Column::Answer), u"not yet (fail once)"_s);
        QSignalSpy told(&model, &TimelineModel::deliveryChanged);
        model.update({delivery(1, 503)});
        QCOMPARE(cell(model, 0, Column::Answer), u"503 (fail once)"_s);
        m_nowUs += 60 * Second;
        QVERIFY(told.wait()); // it is watched from now on
    }

    void showsColumnsWhenThereIsSomethingInThem()
    {
        startClock();
        TimelineModel model(m_icons, nullptr, clock());
        QTableView view;
        view.setModel(&model);
        const auto hidden = [&view](Column column) {
            return view.isColumnHidden(int(column));
        };
        TimelineColumns columns(*view.horizontalHeader());
        connect(&model, &TimelineModel::columnUsed, &columns, &TimelineColumns::reveal);
        QVERIFY(hidden(Column::Answer) && hidden(Column::Attempt));
        model.append({delivery(1, 200)});
        QTRY_COMPARE(model.rowCount(), 1);
        QVERIFY(hidden(Column::Answer) && hidden(Column::Attempt));
        CaptureSummary duplicate = delivery(2, 200);
        duplicate.history.duplicateOf = 1;
        model.append({duplicate});
        QTRY_COMPARE(model.rowCount(), 2);
        QVERIFY(hidden(Column::Answer) && !hidden(Column::Attempt));
        model.append({delivery(3, 503)});
        QTRY_VERIFY(!hidden(Column::Answer));

        // In another session they wait for their turn again, unless the user has chosen.
        const QByteArray state = columns.state();
        columns.restore(state, false);
        QVERIFY(hidden(Column::Answer));
        columns.restore(state, true);
        QVERIFY(!hidden(Column::Answer) && columns.areChosen());
        view.setColumnHidden(int(Column::Answer), true);
        columns.reveal(Column::Answer);
        QVERIFY(hidden(Column::Answer));
    }
};

QTEST_MAIN(DeliveriesTest)
#include "tst_deliveries.moc"

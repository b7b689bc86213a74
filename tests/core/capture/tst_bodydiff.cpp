// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/bodydiff.h"
#include "core/capture/counterpart.h"
#include "core/capture/summarytable.h"
#include "tests/support/summaries.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using json::DiffRow;

class BodyDiffTest : public QObject
{
    Q_OBJECT

    EventCatalog m_catalog = EventCatalog::load().value();

    BodyDiff diff(const QByteArray &left, const QByteArray &right, bool asBytes = false)
    {
        return diffBodies(readBodyContent(left, {}, m_catalog, false),
                          readBodyContent(right, {}, m_catalog, false), {.onlyDifferences = true},
                          asBytes);
    }

private slots:
    void comparesByWhatTheyAre_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<bool>("asBytes");
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("firstDifference"); // -1: none
        QTest::addColumn<bool>("sameValues");
        using Kind = BodyDiff::Kind;
        QTest::newRow("equal") << "{\"a\":1}"_ba
                               << "{\"a\":1}"_ba << false << int(Kind::Equal) << -1LL << false;
        QTest::newRow("both empty") << ""_ba
                                    << ""_ba << false << int(Kind::Equal) << -1LL << false;
        QTest::newRow("JSON") << "{\"a\":1}"_ba
                              << "{\"a\":2}"_ba << false << int(Kind::Json) << 5LL << false;
        QTest::newRow("JSON, as bytes")
            << "{\"a\":1}"_ba
            << "{\"a\":2}"_ba << true << int(Kind::Bytes) << 5LL << false;
        QTest::newRow("spaces") << "{\"a\":1}"_ba
                                << "{\"a\": 1}"_ba << false << int(Kind::Bytes) << 5LL << true;
        QTest::newRow("broken") << "{\"a\":1"_ba
                                << "{\"a\":1}"_ba << false << int(Kind::Bytes) << 6LL << false;
        QTest::newRow("text") << "hello"_ba
                              << "hallo"_ba << false << int(Kind::Bytes) << 1LL << false;
        QTest::newRow("one is empty") << ""_ba
                                      << "x"_ba << false << int(Kind::Bytes) << 0LL << false;
    }
    void comparesByWhatTheyAre()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(bool, asBytes);
        const BodyDiff result = diff(left, right, asBytes);
        QTEST(int(result.kind), "kind");
        QTEST(qint64(result.firstDifference.value_or(-1)), "firstDifference");
        QTEST(result.sameValues, "sameValues");
    }

    void showsBytesAroundTheFirstDifference()
    {
        const QByteArray start(50, 'a');
        const QByteArray rest(1000, 'b');
        const BodyDiff result = diff(start + "x\xff" + rest, start + "yz" + rest);
        QVERIFY(result.diff.isCut);
        QCOMPARE(result.diff.rows.size(), 16);
        QCOMPARE(result.diff.rows[0].left.name, u"00000020"_s);
        QCOMPARE(result.diff.rows[0].kind, DiffRow::Kind::Same);
        const DiffRow &row = result.diff.rows[1];
        QCOMPARE(row.left.name, u"00000030"_s);
        QCOMPARE(row.kind, DiffRow::Kind::Changed);
        QCOMPARE(row.left.text,
                 u"61 61 78 ff 62 62 62 62 62 62 62 62 62 62 62 62  aax.bbbbbbbbbbbb"_s);
        QCOMPARE(row.right.text,
                 u"61 61 79 7a 62 62 62 62 62 62 62 62 62 62 62 62  aayzbbbbbbbbbbbb"_s);
        QCOMPARE(row.left.text.mid(row.left.markBegin, row.left.markEnd - row.left.markBegin),
                 u"78 ff"_s);
    }

    void showsWhereOneGoesOn()
    {
        const BodyDiff result = diff("0123456789abcdef", "0123456789abcdefghi");
        QCOMPARE(result.diff.rows.last().kind, DiffRow::Kind::Added);
        QVERIFY(!result.diff.rows.last().left.exists);
        QCOMPARE(result.diff.rows.last().right.text.trimmed().right(3), u"ghi"_s);
    }

    void findsTheCounterpart()
    {
        const auto capture = [](qint64 seq, const QString &event, const QString &room,
                                const QString &id, EventSender sender = EventSender::PlugNMeet) {
            CaptureSummary summary = test::summary(seq, event);
            summary.roomId = room;
            summary.eventId = id;
            summary.sender = sender;
            return summary;
        };
        SummaryTable table;
        table.append({capture(1, u"a"_s, u"r"_s, u"one"_s), capture(2, u"b"_s, u"s"_s, u"two"_s),
                      capture(3, u"a"_s, u"s"_s, u"one"_s, EventSender::LiveKit),
                      capture(5, u"a"_s, u"r"_s, u"five"_s), capture(6, u"b"_s, u"s"_s, u"five"_s),
                      capture(7, {}, {}, {}), capture(8, {}, {}, {})});
        const auto find = [&table](qint64 seq, Counterpart which) {
            return findCounterpart(table.rows(), seq, which);
        };
        QCOMPARE(find(5, Counterpart::SameEvent), 1); // 3 is of another sender
        QCOMPARE(find(1, Counterpart::SameEvent), 0);
        QCOMPARE(find(6, Counterpart::SameRoom), 3);
        QCOMPARE(find(3, Counterpart::SameId), 1);
        QCOMPARE(find(1, Counterpart::SameId), 3); // none before
        QCOMPARE(find(2, Counterpart::SameId), 0);
        for (const Counterpart which :
             {Counterpart::SameEvent, Counterpart::SameRoom, Counterpart::SameId})
            QCOMPARE(find(8, which), 0); // what has nothing has nothing in common
        QCOMPARE(find(4, Counterpart::SameEvent), 0); // no such capture
        QCOMPARE(find(5, Counterpart::Selected), 0);
    }
};

QTEST_APPLESS_MAIN(BodyDiffTest)
#include "tst_bodydiff.moc"

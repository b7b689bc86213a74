// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filter.h"
#include "core/filter/receivedrange.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class ReceivedRangeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }

    // 2026-11-23 10:30:00 in Berlin is 09:30:00 UTC, 1795426200.
    void becomesATerm_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<qint64>("endUs");
        QTest::addColumn<QString>("after");
        const qint64 minute = 1'795'426'260'000'000;
        QTest::addRow("nothing yet")
            << u""_s << minute << u"received>=2026-11-23T10:30:00 received<2026-11-23T10:31:00"_s;
        QTest::addRow("fractions") << u""_s << minute + 250
                                   << u"received>=2026-11-23T10:30:00 "
                                      "received<2026-11-23T10:31:00.00025"_s;
        QTest::addRow("behind others")
            << u"event:\"a  b\" -x "_s << minute
            << u"event:\"a  b\" -x received>=2026-11-23T10:30:00 received<2026-11-23T10:31:00"_s;
        QTest::addRow("or")
            << u"a or b"_s << minute
            << u"(a or b) received>=2026-11-23T10:30:00 received<2026-11-23T10:31:00"_s;
        QTest::addRow("instead")
            << u"a received>=2026-11-20T08:00:00.5 received<2026-11-20T08:00:01Z b"_s << minute
            << u"a received>=2026-11-23T10:30:00 received<2026-11-23T10:31:00 b"_s;
        QTest::addRow("times of day are no moments")
            << u"received>=10:30 received<10:40"_s << minute
            << u"received>=10:30 received<10:40 received>=2026-11-23T10:30:00 "
               "received<2026-11-23T10:31:00"_s;
    }
    void becomesATerm()
    {
        QFETCH(QString, before);
        QFETCH(qint64, endUs);
        QFETCH(QString, after);
        const TimeRange range {1'795'426'200'000'000, endUs};
        QCOMPARE(withReceivedRange(before, range), after);
        QCOMPARE(receivedRange(after), std::optional(range));
        const Result<Filter> filter = Filter::compile(after);
        QVERIFY(filter);
        const auto takes = [&](qint64 us) {
            return filter->answer({.receivedAtUs = us, .event = u"a  b"_s, .summary = u"a b"_s}, 0)
                == FilterAnswer::Yes;
        };
        if (before.contains(u"10:40"_s) || before.contains(u"-x"_s))
            return; // other terms have a say
        QVERIFY(takes(range.beginUs) && takes(range.endUs - 1));
        QVERIFY(!takes(range.beginUs - 1) && !takes(range.endUs));
    }

    /// 02:30 comes twice in that night.
    void isExactWhenClocksAreSetBack()
    {
        const qint64 first = 1'792'888'200'000'000; // 2026-10-25 00:30 UTC
        for (const qint64 begin : {first, first + 3'600'000'000}) {
            const TimeRange range {begin, begin + 60'000'000};
            QCOMPARE(receivedRange(withReceivedRange({}, range)), std::optional(range));
        }
    }

    void goesAgain()
    {
        const TimeRange range {1'795'426'200'000'000, 1'795'426'260'000'000};
        for (const QString &text : {u""_s, u"event:room_*"_s, u"-a \"b c\""_s})
            QCOMPARE(withoutReceivedRange(withReceivedRange(text, range)), text);
        const QString needed = u"a or received>=2026-11-23T10:30:00 received<2026-11-23T10:31:00"_s;
        QCOMPARE(withoutReceivedRange(needed), needed);
        QVERIFY(!receivedRange(u"received>=2026-11-23"_s));
        QVERIFY(!receivedRange(u"xreceived>=2026-11-23T10:30 received<2026-11-23T10:31"_s));
    }
};

QTEST_GUILESS_MAIN(ReceivedRangeTest)
#include "tst_receivedrange.moc"

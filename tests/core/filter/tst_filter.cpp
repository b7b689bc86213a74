// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filter.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class FilterTest : public QObject
{
    Q_OBJECT

    static CaptureSummary joined()
    {
        return {.seq = 7,
                .method = "POST",
                .target = "/hook?team=demo",
                .peer = u"10.0.0.1:4711"_s,
                .verdict = Verdict::Failed,
                .cause = u"wrong-secret"_s,
                .sender = EventSender::PlugNMeet,
                .event = u"participant_joined"_s,
                .eventId = u"EV_1"_s,
                .roomId = u"demo-room-01"_s,
                .participant = u"Amina Rahman"_s,
                .summary = u"Amina Rahman joined demo-room-01"_s,
                .status = 200,
                .rule = u"fail once"_s,
                .history = {.attempt = 12}};
    }

private slots:
    void matches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        const auto row = [](const char *text, bool found) {
            QTest::newRow(text) << QString::fromUtf8(text) << found;
        };
        row("", true);
        row("   ", true);
        row("amina", true);
        row("AMINA joined", true);
        row("amina left", false);
        row("\"Amina Rahman\"", true);
        row("\"Amina  Rahman\"", false);
        row("event:participant", true);
        row("event:participant_*", true);
        row("event:*_left", false);
        row("event:joined", true);
        row("event:part?cipant_joined", true);
        row("room:demo*", true);
        row("room:demo", true);
        row("room:other", false);
        row("-room:other", true);
        row("-amina", false);
        row("verdict:failed", true);
        row("verdict:fail", false);
        row("verdict:verified", false);
        row("cause:wrong-secret", true);
        row("cause:wrong-*", true);
        row("sender:plugnmeet", true);
        row("status:200", true);
        row("status:2*", true);
        row("status:20", false);
        row("rule:\"fail once\"", true);
        row("rule:once", true);
        row("rule:default", false);
        row("once", false); // the name of a rule is not what somebody looks for in the events
        row("attempt:12", true);
        row("attempt:1", false);
        row("attempt:1?", true);
        row("seq:7", true);
        row("id:ev_1", true);
        row("method:post target:team=demo", true);
        row("participant:\"amina rahman\" verdict:failed", true);
        row("EVENT:participant_joined", true);
        row("peer:10.0.0.*", true);
        row("*room*", true);
        row(".*", false); // a wildcard, not a regular expression
    }
    void matches()
    {
        QFETCH(QString, text);
        QFETCH(bool, found);
        const auto filter = Filter::compile(text);
        QVERIFY2(filter, filter ? "" : qPrintable(filter.error().message));
        QCOMPARE(filter->matches(joined()), found);
    }

    void tellsRefusedOnes()
    {
        CaptureSummary refused {.refused = true, .summary = u"The head is larger than 64.0 KB."_s};
        QVERIFY(Filter::compile(u"verdict:refused"_s)->matches(refused));
        QVERIFY(!Filter::compile(u"verdict:unattempted"_s)->matches(refused));
        QVERIFY(!Filter::compile(u"sender:unknown"_s)->matches(refused));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qsizetype>("offset");
        QTest::newRow("unknown field") << u"a rom:x"_s << qsizetype(2);
        QTest::newRow("open quote") << u"room:\"x"_s << qsizetype(5);
        QTest::newRow("no value") << u"room:"_s << qsizetype(5);
        QTest::newRow("no value before the next") << u"room: x"_s << qsizetype(5);
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(qsizetype, offset);
        const auto filter = Filter::compile(text);
        QVERIFY(!filter);
        QCOMPARE(filter.error().offset, offset);
    }

    void listsItsFields()
    {
        for (const FilterField &field : Filter::fields()) {
            QVERIFY(!field.help.isEmpty());
            QVERIFY(Filter::compile(field.name + u":x"_s));
        }
    }
};

QTEST_APPLESS_MAIN(FilterTest)
#include "tst_filter.moc"

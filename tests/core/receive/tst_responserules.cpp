// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/responserules.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

/// JSON with ' for " reads better here.
QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

ResponseRules rulesOf(const QByteArray &text)
{
    const Result<ResponseRules> rules = ResponseRules::parse(quoted(text));
    if (!rules)
        qFatal("%s", qPrintable(rules.error().message));
    return *rules;
}

Capture delivery(const QString &event, const QString &room = u"room-0"_s)
{
    Capture capture;
    capture.event.name = event;
    capture.event.roomId = room;
    capture.request.receivedAtUs = 1'789'000'000'000'000;
    return capture;
}

Capture attempt(int number, Verdict verdict = Verdict::Verified)
{
    Capture capture = delivery(u"room_started"_s);
    capture.verification.verdict = verdict;
    capture.history.attempt = number;
    return capture;
}

QByteArray rulesWithBody(qsizetype size)
{
    return "{'rules':[{'body':'" + QByteArray(size, 'x') + "'}]}";
}

} // namespace

class ResponseRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void answers200ByDefault()
    {
        const ChosenAnswer chosen = ResponseRules().choose(attempt(1));
        QCOMPARE(chosen.answer, HttpAnswer {});
        QCOMPARE(chosen.answer.status, 200);
        QCOMPARE(chosen.rule, u"default"_s);
        QCOMPARE(chosen.delayMs, 0);
        QVERIFY(ResponseRules().warnings().isEmpty());
    }

    void readsEveryMember()
    {
        const ResponseRules rules = rulesOf(
            "{'rules':[{'name':'fail once','filter':'event:room_* -room:other','first_attempts':1,"
            "'action':'answer','status':503,'headers':[['Retry-After','4'],['X-Note','a "
            "\xc3\xa9']],"
            "'body':'{\\u0022no\\u0022:1}\\n','delay_ms':1500}]}");
        QCOMPARE(rules.rules().size(), 1);
        const ResponseRule &rule = rules.rules().first();
        QCOMPARE(rule.name, u"fail once"_s);
        QCOMPARE(rule.filterText, u"event:room_* -room:other"_s);
        QCOMPARE(rule.firstAttempts, 1);
        QCOMPARE(rule.action, ResponseRule::Action::Answer);
        QCOMPARE(rule.answer.status, 503);
        QCOMPARE(rule.answer.headers,
                 (HttpHeaders {{"Retry-After", "4"}, {"X-Note", "a \xc3\xa9"}}));
        QCOMPARE(rule.answer.body, "{\"no\":1}\n"_ba);
        QCOMPARE(rule.delayMs, 1500);
    }

    void readsWhatItWrote_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("none") << "{'rules':[]}"_ba;
        QTest::newRow("all members")
            << "{'rules':[{'name':'a','filter':'room:x','first_attempts':2,'status':429,"
               "'headers':[['Retry-After','4']],'body':'\xc3\xa9\\u0000','delay_ms':60000}]}"_ba;
        QTest::newRow("actions")
            << "{'rules':[{'name':'v','action':'as-verifier'},{'name':'n','action':'no-answer'}]}"_ba;
        for (const ResponseRules::Preset &preset : ResponseRules::presets())
            QTest::newRow(qPrintable(preset.id)) << ResponseRules::preset(preset.id).toJson();
    }
    void readsWhatItWrote()
    {
        QFETCH(QByteArray, text);
        const ResponseRules rules = rulesOf(text);
        const ResponseRules again = rulesOf(rules.toJson());
        QCOMPARE(again.toJson(), rules.toJson());
        QCOMPARE(again.rules().size(), rules.rules().size());
        for (qsizetype i = 0; i < rules.rules().size(); ++i) {
            const ResponseRule &left = rules.rules()[i];
            const ResponseRule &right = again.rules()[i];
            QCOMPARE(right.name, left.name);
            QCOMPARE(right.filterText, left.filterText);
            QCOMPARE(right.firstAttempts, left.firstAttempts);
            QCOMPARE(right.action, left.action);
            QCOMPARE(right.answer, left.answer);
            QCOMPARE(right.delayMs, left.delayMs);
        }
    }

    /// Each message names the line, the rule, the member and what is wrong.
    void tellsWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words"); ///< all of these stand in the message
        const auto row = [](const char *name, const QByteArray &text, const QString &words) {
            QTest::newRow(name) << text << words;
        };
        row("not JSON", "{'rules':", u"JSON|Line 1"_s);
        row("not UTF-8", "{'rules':[{'name':'\xff'}]}", u"UTF-8"_s);
        row("a list", "[]", u"\"rules\""_s);
        row("no rules", "{}", u"\"rules\""_s);
        row("other member outside", "{'rules':[],'rule':1}", u"\"rule\"|Line 1"_s);
        row("rule is a number", "{'rules':[{},\n7]}", u"Line 2|rule 2"_s);
        row("unknown member", "{'rules':[\n{'name':'a b',\n'stats':200}]}",
            u"Line 3|rule 1|a b|\"stats\""_s);
        row("member twice", "{'rules':[{'status':200,'status':503}]}",
            u"rule 1|\"status\"|twice"_s);
        row("status as text", "{'rules':[{'status':'503'}]}", u"\"status\"|200|599"_s);
        row("status 199", "{'rules':[{'status':199}]}", u"\"status\"|199"_s);
        row("status 600", "{'rules':[{'status':600}]}", u"\"status\"|600"_s);
        row("status 503.0", "{'rules':[{'status':503.0}]}", u"\"status\""_s);
        row("unknown action", "{'rules':[{'action':'close'}]}", u"\"action\"|as-verifier"_s);
        row("no-answer with status", "{'rules':[{'action':'no-answer','status':503}]}",
            u"\"status\"|\"action\""_s);
        row("as-verifier with body", "{'rules':[{'body':'x','action':'as-verifier'}]}",
            u"\"body\"|\"action\""_s);
        row("filter field", "{'rules':[{'filter':'even:x'}]}", u"\"filter\"|even|character 1"_s);
        row("filter quote", "{'rules':[{'filter':'room:\\u0022x'}]}",
            u"\"filter\"|quote|character 6"_s);
        row("delay too long", "{'rules':[{'delay_ms':60001}]}", u"\"delay_ms\"|60000"_s);
        row("delay negative", "{'rules':[{'delay_ms':-1}]}", u"\"delay_ms\""_s);
        row("attempts negative", "{'rules':[{'first_attempts':-1}]}", u"\"first_attempts\""_s);
        row("attempts text", "{'rules':[{'first_attempts':'1'}]}", u"\"first_attempts\""_s);
        row("headers object", "{'rules':[{'headers':{'A':'b'}}]}", u"\"headers\"|[name, value]"_s);
        row("header of three", "{'rules':[{'headers':[['A','b','c']]}]}", u"\"headers\""_s);
        row("header number", "{'rules':[{'headers':[['Retry-After',4]]}]}", u"\"headers\""_s);
        for (const char *name : {"Content-Length", "connection", "TRANSFER-ENCODING", "Trailer"}) {
            row(name, "{'rules':[{'headers':[['" + QByteArray(name) + "','1']]}]}",
                u"\"headers\"|"_s + QString::fromLatin1(name));
        }
        row("header name with CR LF", "{'rules':[{'headers':[['A\\r\\nB','1']]}]}",
            u"\"headers\"|A\\r\\nB"_s);
        row("header name with space", "{'rules':[{'headers':[['A B','1']]}]}", u"\"headers\""_s);
        row("header name empty", "{'rules':[{'headers':[['','1']]}]}", u"\"headers\""_s);
        row("header value CR", "{'rules':[{'headers':[['A','1\\r2']]}]}",
            u"\"headers\"|line break"_s);
        row("header value LF", "{'rules':[{'headers':[['A','1\\nB: 2']]}]}", u"\"headers\""_s);
        row("header value NUL", "{'rules':[{'headers':[['A','1\\u0000']]}]}", u"\"headers\""_s);
        row("body for 204", "{'rules':[{'status':204,'body':'x'}]}", u"\"body\"|204"_s);
        row("body number", "{'rules':[{'body':1}]}", u"\"body\""_s);
        row("name reserved", "{'rules':[{'name':'not-stored'}]}", u"\"name\"|not-stored"_s);
        row("name with line break", "{'rules':[{'name':'a\\nb'}]}", u"\"name\""_s);
        row("name too long", "{'rules':[{'name':'" + QByteArray(200, 'n') + "'}]}", u"\"name\""_s);
        row("body too large", rulesWithBody(64 * 1024 + 1), u"\"body\"|64"_s);
        row("too many rules", "{'rules':[" + QByteArray("{},").repeated(100) + "{}]}", u"100"_s);
        row("too large", rulesWithBody(2 * 1024 * 1024), u"1.0 MB"_s);
        row("too deep", QByteArray(2000, '['), u"JSON"_s);
    }
    void tellsWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const auto rules = ResponseRules::parse(quoted(text));
        QVERIFY(!rules);
        for (const QString &word : words.split(u'|'))
            QVERIFY2(rules.error().message.contains(word), qPrintable(rules.error().message));
        QVERIFY2(rules.error().message.size() < 500, qPrintable(rules.error().message));
    }

    void takesTheBounds()
    {
        QVERIFY(ResponseRules::parse(quoted("{'rules':[" + QByteArray("{},").repeated(99) + "{}]}")));
        QVERIFY(ResponseRules::parse(quoted(rulesWithBody(64 * 1024))));
        QVERIFY(ResponseRules::parse(quoted("{'rules':[{'status':200},{'status':599,"
                                          "'delay_ms':60000,'first_attempts':100}]}")));
        // Without a name, a rule is known by its place.
        QCOMPARE(rulesOf("{'rules':[{},{}]}").rules().last().name, u"rule 2"_s);
    }

    void firstMatchWins()
    {
        const ResponseRules rules =
            rulesOf("{'rules':[{'name':'a','filter':'event:room_finished','status':500},"
                    "{'name':'b','filter':'room:room-0','status':501},{'name':'c','status':502}]}");
        const auto status = [&](const QString &room, const QString &event) {
            return rules.choose(delivery(event, room)).answer.status;
        };
        QCOMPARE(status(u"room-0"_s, u"room_finished"_s), 500); // its room is room-0 too
        QCOMPARE(status(u"room-0"_s, u"room_started"_s), 501);
        QCOMPARE(status(u"room-1"_s, u"room_started"_s), 502);
        QCOMPARE(rules.choose(delivery(u"room_started"_s)).rule, u"b"_s);
        const ResponseRules narrow = rulesOf("{'rules':[{'filter':'room:nowhere','status':500}]}");
        QCOMPARE(narrow.choose(attempt(1)).rule, u"default"_s);
    }

    /// A rule can look into headers and bodies too; ages count from the arrival.
    void looksIntoTheWholeRequest()
    {
        Capture capture = attempt(1);
        capture.request.headers = {{"User-Agent", "Go-http-client/1.1"}};
        capture.request.body = "{\"room\":{\"max\":7}}";
        const auto status = [&](const QByteArray &filter) {
            return rulesOf("{'rules':[{'filter':'" + filter + "','status':500}]}")
                .choose(capture)
                .answer.status;
        };
        QCOMPARE(status("header.user-agent:*Go*"), 500);
        QCOMPARE(status("body.room.max>7"), 200);
        QCOMPARE(status("body.room.max>=7 age<1s"), 500);
    }

    void presetsDoWhatTheySay_data()
    {
        QTest::addColumn<int>("attempt");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<bool>("delayed");
        const auto row = [](const char *id, int attempt, int status, const QByteArray &after = {},
                            bool delayed = false, Verdict verdict = Verdict::Verified) {
            QTest::addRow("%s %d %s", id, attempt, qPrintable(verdictId(verdict)))
                << attempt << verdict << status << after << delayed;
        };
        row("always-200", 1, 200);
        row("fail-once", 1, 503);
        row("fail-once", 2, 200);
        row("fail-twice", 1, 503);
        row("fail-twice", 2, 503);
        row("fail-twice", 3, 200);
        row("rate-limited", 1, 429, "4");
        row("rate-limited", 2, 200);
        row("slow", 1, 200, {}, true);
        row("slow", 2, 200, {}, true);
        row("as-verifier", 1, 200);
        row("as-verifier", 1, 401, {}, false, Verdict::Failed);
        row("as-verifier", 1, 401, {}, false, Verdict::Unsigned);
        row("as-verifier", 1, 401, {}, false, Verdict::Unattempted);
        row("no-answer", 1, 0);
        row("no-answer", 5, 0);
    }
    void presetsDoWhatTheySay()
    {
        QFETCH(int, attempt);
        QFETCH(Verdict, verdict);
        QFETCH(int, status);
        QFETCH(QByteArray, retryAfter);
        QFETCH(bool, delayed);
        const QString id = QString::fromLatin1(QTest::currentDataTag()).section(u' ', 0, 0);
        const ChosenAnswer chosen = ResponseRules::preset(id).choose(::attempt(attempt, verdict));
        QCOMPARE(chosen.answer.status, status);
        QCOMPARE(firstHeader(chosen.answer.headers, "retry-after").value_or(QByteArray()),
                 retryAfter);
        QCOMPARE(chosen.delayMs > 0, delayed);
        QVERIFY(chosen.delayMs <= ResponseRule::MaxDelayMs);
    }

    void namesItsPresets()
    {
        QStringList ids;
        for (const ResponseRules::Preset &preset : ResponseRules::presets()) {
            ids.append(preset.id);
            QVERIFY(!preset.title.isEmpty());
            QVERIFY(!preset.help.isEmpty());
        }
        QCOMPARE(ids,
                 (QStringList {u"always-200"_s, u"fail-once"_s, u"fail-twice"_s, u"rate-limited"_s,
                               u"slow"_s, u"as-verifier"_s, u"no-answer"_s}));
        QVERIFY(ResponseRules::preset(u"nothing"_s).rules().isEmpty());
    }

    /// Facts of the senders: PROTOCOL 2.4 to 2.6.
    void warns_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QString>("words"); ///< of one warning; empty: there is none
        const auto row = [](const QByteArray &rule, const QString &words) {
            QTest::newRow(rule.constData()) << rule << words;
        };
        row("'status':200", {});
        row("'status':202", {});
        row("'status':503,'first_attempts':1", {});
        row("'status':429,'first_attempts':2,'headers':[['Retry-After','360']]", {});
        row("'delay_ms':5000", u"5.0 s|room|LiveKit|30 s"_s);
        row("'status':404", u"404|final|lost"_s);
        row("'status':401,'first_attempts':1", u"401|final|lost"_s);
        row("'status':501", u"501|final|lost"_s);
        row("'action':'as-verifier'", u"401|final|lost"_s);
        row("'status':503", u"every attempt|lost"_s);
        row("'status':429", u"every attempt|lost"_s);
        row("'status':500,'first_attempts':3", u"3 attempts|Plug-N-Meet|lost"_s);
        row("'action':'no-answer'", u"every attempt|lost"_s);
        row("'action':'no-answer','first_attempts':1", {});
        row("'status':503,'first_attempts':1,'headers':[['retry-after','361']]",
            u"Retry-After|token|expired"_s);
        row("'status':500,'first_attempts':1,'headers':[['Retry-After','4']]",
            u"Retry-After|429|503"_s);
        row("'status':429,'first_attempts':1,'headers':[['Retry-After','soon']]",
            u"Retry-After|seconds|date"_s);
        row("'status':302,'headers':[['Location','/x']]", u"GET|without a body"_s);
        row("'status':307,'headers':[['Location','/x']]", u"again|another host|Authorization"_s);
        row("'status':301", u"Location"_s);
        row("'status':304", u"304|final"_s);
    }
    void warns()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QString, words);
        const QStringList warnings =
            rulesOf("{'rules':[{'name':'my rule'," + rule + "}]}").warnings();
        if (words.isEmpty()) {
            QCOMPARE(warnings, QStringList());
            return;
        }
        const QStringList all = words.split(u'|') << u"my rule"_s;
        const bool found = std::any_of(warnings.begin(), warnings.end(), [&](const QString &each) {
            return std::all_of(all.begin(), all.end(),
                               [&](const QString &word) { return each.contains(word); });
        });
        QVERIFY2(found, qPrintable(warnings.join(u'\n')));
    }

    void warnsOfRulesThatAreNeverReached()
    {
        const QStringList warnings =
            rulesOf("{'rules':[{'name':'a','first_attempts':1,'status':503},{'name':'b'},"
                    "{'name':'c','filter':'room:x'}]}")
                .warnings();
        QCOMPARE(warnings.size(), 1);
        QVERIFY(warnings.first().contains(u"\"c\""));
        QVERIFY(warnings.first().contains(u"\"b\""));
    }
};

QTEST_APPLESS_MAIN(ResponseRulesTest)
#include "tst_responserules.moc"

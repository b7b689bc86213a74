// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filter.h"

#include "core/events/eventcatalog.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class FilterTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 Now = 1'789'000'300'000'000; // five minutes after the capture came

    static Capture joined()
    {
        Capture capture;
        capture.seq = 7;
        capture.request = {
            .method = "POST",
            .target = "/hook?team=demo",
            .headers = {{"User-Agent", "Go-http-client/1.1"},
                        {"Content-Length", "137"},
                        {"X-Dup", "one"},
                        {"x-dup", "two"},
                        {"Bin", "\xff"}},
            .body = "{\"event\":\"participant_joined\",\"room\":{\"sid\":\"RM_1\","
                    "\"maxParticipants\":20,\"metadata\":\"{\\\"title\\\":\\\"Algebra\\\"}\"},"
                    "\"participant\":{\"name\":\"Amina Rahman\",\"tracks\":[{\"sid\":"
                    "\"TR_1\",\"muted\":false},{\"sid\":\"TR_2\",\"muted\":true}]},"
                    "\"createdAt\":\"1789000000\"}",
            .peer = u"10.0.0.1:4711"_s,
            .listener = u"default"_s,
            .receivedAtUs = Now - 300'000'000};
        capture.verification = {
            .verdict = Verdict::Failed,
            .key = u"plugnmeet"_s,
            .diagnosis = {{.cause = Cause::WrongSecret}},
            .acceptedBy = {{u"livekit-go"_s, true, {}}, {u"plugnmeet-go"_s, false, u"no"_s}}};
        capture.event = {.sender = EventSender::PlugNMeet,
                         .name = u"participant_joined"_s,
                         .id = u"EV_1"_s,
                         .createdAt = 1'788'999'998,
                         .roomId = u"demo-room-01"_s,
                         .participant = u"Amina Rahman"_s,
                         .summary = u"Amina Rahman joined demo-room-01"_s,
                         .findings = {{Severity::Warning, u"$.room.sid"_s, u"is missing"_s}}};
        capture.answer = {.status = 200, .rule = u"fail once"_s, .afterUs = 900};
        capture.history = {.attempt = 12, .retryOf = 3, .duplicateOf = 0};
        capture.marks = {.pinned = true, .colour = 2, .note = u"to check"_s};
        return capture;
    }

private slots:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); } // clock times are local

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
        // What a word looks into: columns, headers and body.
        row("failed", true);
        row("go-http", true);
        row("RM_1", true);
        row("TR_3", false);
        row("\"User-Agent: Go\"", true);
        // Whole values, lists, comparisons
        row("room=demo", false);
        row("room=DEMO-room-01", true);
        row("room!=demo", true);
        row("event:(room_started|participant_joined)", true);
        row("event:(room_started|room_finished)", false);
        row("status:2xx", true);
        row("status:5xx", false);
        row("status:(5xx|200)", true);
        row("status>=2xx", true);
        row("status>2xx", false);
        row("status<=2xx", true);
        row("attempt>1", true);
        row("attempt<=12", true);
        row("attempt<12", false);
        row("seq!=7", false);
        row("size>200", true);
        row("size<1kb", true);
        row("size:0kb", true); // up to the next kilobyte
        row("size=0b", false);
        row("latency>=2s", true);
        row("latency>2s", false);
        row("latency:2s", true);
        row("latency<2000ms", false);
        row("answered<1ms", true);
        row("answered:900us", true);
        row("age<5m", false);
        row("age<=5m", true);
        row("age:5m", true);
        row("age<1h", true);
        row("retry:3", true);
        row("has:retry", true);
        row("has:duplicate", false);
        row("duplicate<100", false); // there is none
        row("is:retry", true);
        row("is:(duplicate|refused)", false);
        row("is:pinned", true);
        row("colour:2", true);
        row("note:check", true);
        row("is:noted is:coloured", true);
        row("is:rejudged", false);
        row("received>2026-09-09", true);
        row("received>=2026-09-10T02:26:40", true);
        row("received>2026-09-10T00:26:40Z", false);
        row("received>=2026-09-10T00:26:40Z", true);
        row("received:2026-09-10", true);
        row("received>2026-09-10", false); // the whole day is meant
        row("received<=2026-09-10", true);
        row("received:02:26", true);
        row("received>2:26", true);
        row("received<2:26", false);
        row("received<10:30", true);
        // Regular expressions
        row("room~/^demo-room-\\d+$/", true);
        row("room~/^DEMO/", false);
        row("room~/^DEMO/i", true);
        row("room~(/x/|/demo/)", true);
        // Headers
        row("header.user-agent:*Go*", true);
        row("header.user-agent:go", true);
        row("header.user-agent:node", false);
        row("header.user-agent=Go-http-client/1.1", true);
        row("header.x-dup:two", true); // any of several
        row("header.content-length>100", true);
        row("header.content-length>137", false);
        row("header.user-agent>1", false); // is no number
        row("header.missing:*", false);
        row("-header.missing:*", true);
        row("header.bin:\xef\xbf\xbd", true);
        row("has:header.x-dup", true);
        row("has:header.missing", false);
        row("header:\"content-length: 1\"", true);
        // Bodies
        row("body:RM_1", true);
        row("body.room.sid:RM_1", true);
        row("body.participant.name:\"Am*\"", true);
        row("body.participant.name:Rahman", true);
        row("body.participant.name=Rahman", false);
        row("body.participant.tracks.sid:TR_2", true);
        row("body.participant.tracks[0].sid:TR_2", false);
        row("body.participant.tracks[].sid=tr_1", true);
        row("body.participant.tracks.muted:true", true);
        row("body.participant.tracks.muted:tru", false); // not a text
        row("body.room.max_participants>=20", true);
        row("body.room.max_participants<20", false);
        row("body.room.maxparticipants:2", false); // numbers are compared whole
        row("body.room.maxparticipants:20", true);
        row("body.room.maxparticipants:2*", true);
        row("body.created_at>1788999999", true); // a 64-bit integer in a text
        row("body.participant:TR_2", true); // anything below
        row("body.room.metadata.title:Algebra", true);
        row("body.room.name:x", false);
        row("has:body.room.metadata", true);
        row("has:metadata", true);
        row("has:egress", false);
        // Verification and findings
        row("accepted-by:livekit-go", true);
        row("accepted-by:plugnmeet-go", false);
        row("key:plugnmeet", true);
        row("finding:warning", true);
        row("finding:sid", true);
        row("finding:error", false);
        row("listener:default", true);
        // Joined
        row("room:other or amina", true);
        row("amina and room:other", false);
        row("not (room:other or event:left)", true);
        row("-amina or -room:demo", false);
        row("(room:other or amina) (size>1b or size<1b)", true);
    }
    void matches()
    {
        QFETCH(QString, text);
        QFETCH(bool, found);
        const auto filter = Filter::compile(text);
        QVERIFY2(filter, filter ? "" : qPrintable(filter.error().message));
        const Capture capture = joined();
        const CaptureSummary summary = summarize(capture);
        QCOMPARE(filter->matches(capture, Now), found);
        QCOMPARE(filter->matches(summary, FilterPayload(capture), Now), found);
        // What the columns say is never wrong, and without a payload term never open.
        const FilterAnswer answer = filter->answer(summary, Now);
        if (answer != FilterAnswer::Unknown)
            QCOMPARE(answer == FilterAnswer::Yes, found);
        else
            QVERIFY(filter->needsPayload());
    }

    void looksIntoForms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("form"); // whether it is true of the form
        QTest::addColumn<bool>("multipart"); // and of the same in parts
        const auto row = [](const char *text, bool form, bool multipart) {
            QTest::newRow(text) << QString::fromUtf8(text) << form << multipart;
        };
        row("body.user:\"Amína R\"", true, true);
        row("body.USER_:amina", false, false); // it has an accent
        row("body.user=\"\"", false, false);
        row("body.user:R", true, true);
        row("body.user:%", false, false); // it is decoded
        row("body.n>11", true, true); // any of the same name
        row("body.n:3", true, true);
        row("body.n>12", false, false);
        row("body.payload.room.sid:RM_1", true, true);
        row("body.payload.list[1]:b", true, true);
        row("body.payload.meta.title:Hall", true, true);
        row("body.payload.meta.title:Other", false, false);
        row("body.payload.deep.a.b.c:1", true, true);
        row("body.none=\"\"", true, true);
        row("has:body.none", false, false);
        row("has:body.payload.room", true, true);
        row("has:payload", true, true);
        row("has:user", true, true);
        row("has:nobody", false, false);
        row("body.\"odd name\":1", true, true);
        row("body.file:P*", false, false); // no text
    }
    void looksIntoForms()
    {
        QFETCH(QString, text);
        const QByteArray json = "{\"room\":{\"sid\":\"RM_1\"},\"list\":[\"a\",\"b\"],"
                                "\"meta\":\"{\\\"title\\\":\\\"Hall\\\"}\","
                                "\"deep\":\"{\\\"a\\\":\\\"{\\\\\\\"b\\\\\\\":"
                                "{\\\\\\\"c\\\\\\\":1}}\\\"}\"}";
        const QByteArray head = "\r\n--b\r\nContent-Disposition: form-data; name=\"";
        Capture form;
        form.request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        form.request.body =
            "user=Am%C3%ADna+R&n=3&payload=" + json.toPercentEncoding() + "&none=&n=12&odd+name=1";
        Capture multipart;
        multipart.request.headers = {{"Content-Type", "multipart/form-data; boundary=b"}};
        multipart.request.body = head + "user\"\r\n\r\nAmína R" + head + "n\"\r\n\r\n3" + head
            + "payload\"\r\n\r\n" + json + head + "none\"\r\n\r\n" + head + "n\"\r\n\r\n12" + head
            + "odd name\"\r\n\r\n1" + head + "file\"\r\n\r\nPNG\xff" + "\r\n--b--";
        const auto filter = Filter::compile(text);
        QVERIFY2(filter, filter ? "" : qPrintable(filter.error().message));
        QTEST(filter->matches(form, Now), "form");
        QTEST(filter->matches(multipart, Now), "multipart");
        form.request.headers.clear(); // then nobody knows that it is one
        QCOMPARE(filter->matches(form, Now), false);
    }

    /// A million of them may be asked.
    void looksAtSoMuchOfAFormOnly()
    {
        Capture form;
        form.request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        form.request.body = "a=1&large=" + QByteArray(1024 * 1024, 'x') + "&b=2";
        QVERIFY(Filter::compile(u"body.a:1 body.b:2"_s)->matches(form, Now));
        QVERIFY(!Filter::compile(u"body.large:x"_s)->matches(form, Now));
    }

    void asksForThePayloadOnlyWhenItMust_data()
    {
        QTest::addColumn<int>("needs");
        QTest::addColumn<FilterAnswer>("columns");
        const auto row = [](const char *text, FilterParts needs, FilterAnswer columns) {
            QTest::newRow(text) << int(needs) << columns;
        };
        constexpr auto Yes = FilterAnswer::Yes;
        constexpr auto No = FilterAnswer::No;
        constexpr auto Open = FilterAnswer::Unknown;
        row("", {}, Yes);
        row("room:demo size>1b", {}, Yes);
        row("amina", FilterPart::Head | FilterPart::Body, Yes); // a column has it
        row("nowhere", FilterPart::Head | FilterPart::Body, Open);
        row("body.room.sid:x", FilterPart::Body, Open);
        row("body.room.sid:x room:other", FilterPart::Body, No);
        row("body.room.sid:x or room:demo", FilterPart::Body, Yes);
        row("-(body.room.sid:x room:other)", FilterPart::Body, Yes);
        row("header.host:x finding:y", FilterPart::Head | FilterPart::Findings, Open);
        row("accepted-by:livekit-go", FilterPart::Judgement, Open);
        row("has:room", {}, Yes);
        row("has:(room|metadata)", FilterPart::Body, Yes);
        row("has:metadata", FilterPart::Body, Open);
    }
    void asksForThePayloadOnlyWhenItMust()
    {
        QFETCH(int, needs);
        QFETCH(FilterAnswer, columns);
        const auto filter = Filter::compile(QString::fromUtf8(QTest::currentDataTag()));
        QCOMPARE(int(filter->needs()), needs);
        QCOMPARE(filter->needsPayload(), needs != 0);
        QCOMPARE(filter->answer(summarize(joined()), Now), columns);
        Capture empty = joined();
        empty.request.body.clear(); // nothing to look into
        if (filter->needs() == FilterPart::Body)
            QVERIFY(filter->answer(summarize(empty), Now) != FilterAnswer::Unknown);
    }

    void knowsWhenTimeMatters()
    {
        QVERIFY(Filter::compile(u"a or -age<5m"_s)->dependsOnTime());
        QVERIFY(!Filter::compile(u"received>10:30 latency>5m"_s)->dependsOnTime());
        QVERIFY(!Filter().dependsOnTime());
    }

    /// A body that is not JSON has no paths, but it has a text.
    void takesAnyBody()
    {
        Capture capture = joined();
        for (const QByteArray &body : {QByteArray("{\"room\":1"), QByteArray("\xff\xfe{}"),
                                       QByteArray(300, '['), QByteArray("null")}) {
            capture.request.body = body;
            QVERIFY(!Filter::compile(u"body.room:1"_s)->matches(capture, Now));
            QVERIFY(!Filter::compile(u"has:metadata"_s)->matches(capture, Now));
        }
        capture.request.body.clear();
        for (const QString &text :
             {u"body=\"\""_s, u"body:*"_s, u"body~/^$/"_s, u"-has:body"_s, u"-body.room:1"_s})
            QVERIFY2(Filter::compile(text)->matches(capture, Now), qPrintable(text));
        capture.request.body = "{\"room\":1";
        QVERIFY(Filter::compile(u"body:room"_s)->matches(capture, Now));
        capture.request.body = "\xef\xbb\xbf{\"room\":1}"; // behind a byte order mark
        QVERIFY(Filter::compile(u"body.room:1"_s)->matches(capture, Now));
    }

    void tellsRefusedOnes()
    {
        const CaptureSummary refused {.refused = true,
                                      .summary = u"The head is larger than 64.0 KB."_s};
        const auto answer = [&](const QString &text) {
            return Filter::compile(text)->answer(refused, Now);
        };
        QCOMPARE(answer(u"verdict:refused"_s), FilterAnswer::Yes);
        QCOMPARE(answer(u"is:refused"_s), FilterAnswer::Yes);
        QCOMPARE(answer(u"verdict:unattempted"_s), FilterAnswer::No);
        QCOMPARE(answer(u"sender:unknown"_s), FilterAnswer::No);
    }

    /// What the help shows can be asked.
    void listsItsFields()
    {
        QStringList names;
        for (const FilterField &field : Filter::fields()) {
            QVERIFY(!field.help.isEmpty());
            QVERIFY2(!names.contains(field.name), qPrintable(field.name));
            names.append(field.name);
            const auto filter = Filter::compile(field.example);
            QVERIFY2(filter, qPrintable(field.example));
            QVERIFY2(field.example.contains(field.name) || field.example.startsWith(u"has:"),
                     qPrintable(field.example));
            for (const QString &word : field.words)
                QVERIFY2(Filter::compile(field.name + u':' + word), qPrintable(word));
        }
        QVERIFY(names.contains(u"header."_s) && names.contains(u"body."_s));
    }

    void listsTheCatalogsPaths()
    {
        const QList<FilterField> fields = bodyFilterFields(EventCatalog::load().value());
        QVERIFY(fields.size() > 50);
        QString last;
        for (const FilterField &field : fields) {
            QVERIFY2(Filter::compile(field.name + u":x"_s), qPrintable(field.name));
            QVERIFY(field.name.startsWith(u"body.") && field.name > last);
            last = field.name;
        }
    }

    /// A filter is a value: copies share what it was compiled to.
    void isAValue()
    {
        Filter copy;
        {
            const auto filter = Filter::compile(u"room:demo"_s);
            copy = *filter;
            QCOMPARE(copy.root(), filter->root());
        }
        QCOMPARE(copy.text(), u"room:demo"_s);
        QVERIFY(copy.matches(joined(), Now));
        QVERIFY(Filter().matches(Capture(), Now));
    }
};

QTEST_APPLESS_MAIN(FilterTest)
#include "tst_filter.moc"

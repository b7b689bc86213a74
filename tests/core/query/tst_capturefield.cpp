// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/requesthead.h"
#include "core/query/capturefield.h"
#include "core/query/fieldreader.h"
#include "core/store/sessionstore.h"
#include "tests/support/captures.h"
#include "tests/support/testdata.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class CaptureFieldTest : public QObject
{
    Q_OBJECT

    const EventCatalog m_catalog = EventCatalog::load().value();
    const SecretFinder m_secrets {m_catalog};

    QString payloadText(const QString &field, const Capture &capture) const
    {
        const FilterPayload payload(capture);
        FilterPayload masked;
        masked.body = m_secrets.masked(capture.request.body, capture.request.headers);
        return CaptureField::parse(field)->payloadText(payload, masked);
    }

private slots:
    void readsNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kept"); // empty: it is none
        QTest::newRow("a field") << u"rule"_s << u"rule"_s;
        QTest::newRow("in any case") << u" Room "_s << u"room"_s;
        QTest::newRow("a header") << u"header.User-Agent"_s << u"header.user-agent"_s;
        QTest::newRow("all headers") << u"header"_s << u"header"_s;
        QTest::newRow("a path") << u"body.room.sid"_s << u"body.room.sid"_s;
        QTest::newRow("a path with an index") << u"body.tracks[0].sid"_s << u"body.tracks[0].sid"_s;
        QTest::newRow("a list as the body") << u"body[2].a"_s << u"body[2].a"_s;
        QTest::newRow("an odd name") << u"body.\"a b\""_s << u"body.\"a b\""_s;
        QTest::newRow("nothing") << u""_s << u""_s;
        QTest::newRow("no field") << u"rooom"_s << u""_s;
        QTest::newRow("a condition") << u"has"_s << u""_s;
        QTest::newRow("changing all the time") << u"age"_s << u""_s;
        QTest::newRow("no header") << u"header."_s << u""_s;
        QTest::newRow("not a header's name") << u"header.a b"_s << u""_s;
        QTest::newRow("an index of headers") << u"header[1]"_s << u""_s;
        QTest::newRow("no path") << u"body."_s << u""_s;
        QTest::newRow("a path cut off") << u"body.room."_s << u""_s;
    }
    void readsNames()
    {
        QFETCH(QString, name);
        QFETCH(QString, kept);
        const Result<CaptureField> field = CaptureField::parse(name);
        QCOMPARE(field ? field->name() : QString(), kept);
        QVERIFY(field || !field.error().message.isEmpty());
    }

    void saysWhatWasProbablyMeant()
    {
        QCOMPARE(CaptureField::parse(u"rooom"_s).error().message,
                 u"There is no field \"rooom\"; did you mean \"room\"?"_s);
    }

    void offersFieldsThatCanBeColumns()
    {
        for (const FilterField &field : columnFields()) {
            if (!field.name.endsWith(u'.'))
                QVERIFY2(CaptureField::parse(field.name), qPrintable(field.name));
        }
        for (const FilterField &field : bodyFilterFields(m_catalog))
            QVERIFY2(CaptureField::parse(field.name), qPrintable(field.name));
    }

    void tellsWhatSummariesHave_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("text") << u"room"_s << u"demo"_s;
        QTest::newRow("hostile text") << u"participant"_s << u"<b>Eve\\u001b[0m"_s;
        QTest::newRow("bytes") << u"method"_s << u"POST"_s;
        QTest::newRow("values of a query") << u"target"_s << u"/hook?jwt=…"_s;
        QTest::newRow("a word") << u"verdict"_s << u"failed"_s;
        QTest::newRow("words") << u"is"_s << u"pinned, retry"_s;
        QTest::newRow("a number") << u"attempt"_s << u"2"_s;
        QTest::newRow("a size") << u"size"_s << u"2.0 KB"_s;
        QTest::newRow("a span") << u"answered"_s << u"12 ms"_s;
        QTest::newRow("what is not there") << u"status"_s << u""_s;
    }
    void tellsWhatSummariesHave()
    {
        QFETCH(QString, field);
        const CaptureSummary capture {.seq = 7,
                                      .method = "POST",
                                      .target = "/hook?jwt=eyJh.eyJi.c2ln",
                                      .bodySize = 2048,
                                      .verdict = Verdict::Failed,
                                      .roomId = u"demo"_s,
                                      .participant = u"<b>Eve\x1b[0m"_s,
                                      .answeredAfterUs = 12'000,
                                      .history = {.attempt = 2, .retryOf = 6},
                                      .marks = {.pinned = true}};
        const Result<CaptureField> parsed = CaptureField::parse(field);
        QVERIFY(parsed->isInSummary());
        QTEST(parsed->summaryText(capture), "text");
    }

    void readsPayloads_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("a header") << u"header.host"_s << u"a:1"_s;
        QTest::newRow("a header twice") << u"header.x-dup"_s << u"1, 2"_s;
        QTest::newRow("a token") << u"header.authorization"_s << u"eyJh.eyJi.[redacted]"_s;
        QTest::newRow("a header that is none") << u"header.nothing"_s << u""_s;
        QTest::newRow("the listener") << u"listener"_s << u"default"_s;
        QTest::newRow("the key") << u"key"_s << u"k"_s;
        QTest::newRow("a text") << u"body.event"_s << u"mine"_s;
        QTest::newRow("a number") << u"body.n"_s << u"12"_s;
        QTest::newRow("in a list") << u"body.list.sid"_s << u"a, b"_s;
        QTest::newRow("one of a list") << u"body.list[1].sid"_s << u"b"_s;
        QTest::newRow("an object") << u"body.list"_s << u"a, b"_s;
        QTest::newRow("JSON in a text") << u"body.meta.title"_s << u"Hall\\n1"_s;
        QTest::newRow("no such path") << u"body.nothing"_s << u""_s;
        QTest::newRow("a secret") << u"body.password"_s << u"[redacted]"_s;
        QTest::newRow("a secret that is a number") << u"body.pin"_s << u"[redacted]"_s;
        QTest::newRow("a secret with members") << u"body.api_secret.inner"_s << u"[redacted]"_s;
        QTest::newRow("a secret in a text") << u"body.meta.stream_key"_s << u"[redacted]"_s;
    }
    void readsPayloads()
    {
        QFETCH(QString, field);
        const Capture capture = test::makeCapture(
            "{\"event\":\"mine\",\"n\":12,\"list\":[{\"sid\":\"a\"},{\"sid\":\"b\"}],"
            "\"meta\":\"{\\\"title\\\":\\\"Hall\\\\n1\\\",\\\"streamKey\\\":\\\"s3cret\\\"}\","
            "\"password\":\"hunter2\",\"pin\":4711,\"api_secret\":{\"inner\":\"deep\"}}",
            u"mine"_s);
        QVERIFY(!CaptureField::parse(field)->isInSummary());
        QTEST(payloadText(field, capture), "text");
    }

    /// Whatever field of the recorded body is asked for, its secrets do not come out.
    void neverShowsTheSecretsOfTheRecordedBody()
    {
        const Capture capture = test::makeCapture(
            test::readData(u"protocol/bodies/plugnmeet/room_started.secrets_in_metadata.json"_s),
            u"room_started"_s);
        QStringList fields {u"body"_s,
                            u"body.room"_s,
                            u"body.room.metadata"_s,
                            u"body.room.metadata.webhook_url"_s,
                            u"body.room.metadata.room_features"_s,
                            u"body.room.metadata.room_features.ingress_features.stream_key"_s};
        for (const FilterField &field : bodyFilterFields(m_catalog))
            fields.append(field.name);
        const FilterPayload payload(capture);
        FilterPayload masked;
        masked.body = m_secrets.masked(capture.request.body, capture.request.headers);
        for (const QString &field : std::as_const(fields)) {
            const QString text = CaptureField::parse(field)->payloadText(payload, masked);
            QVERIFY2(!text.contains(u"hooks.example.test"_s), qPrintable(field));
            QVERIFY2(!text.contains(u"FICTIONAL"_s), qPrintable(field));
            QVERIFY2(text.size() <= 201, qPrintable(field));
        }
        QCOMPARE(payloadText(u"body.room.metadata.room_title"_s, capture), u"Weekly Sync"_s);
        QCOMPARE(payloadText(u"body.room.metadata.webhook_url"_s, capture), u"[redacted]"_s);
    }

    /// The fields of a form are values like any others, and have secrets likewise.
    void readsForms()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"s.hookglass"_s);
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        QSignalSpy closed(&store, &SessionStore::closed);
        store.open(path);
        QVERIFY(opened.wait());
        Capture capture = test::makeCapture("user=Am%C3%ADna+R&password=hunter2&payload=%7B%22a%22%"
                                            "3A7%2C%22streamKey%22%3A%22s%22%7D",
                                            {});
        capture.request = makeRequest("POST / HTTP/1.1\r\n"
                                      "Content-Type: application/x-www-form-urlencoded\r\n\r\n",
                                      capture.request.body);
        store.append(1, capture);
        store.close();
        QVERIFY(closed.wait());
        FieldReader reader(path, m_catalog);
        const QList<CaptureField> fields {*CaptureField::parse(u"body.user"_s),
                                          *CaptureField::parse(u"body.password"_s),
                                          *CaptureField::parse(u"body.payload.stream_key"_s)};
        const auto texts = reader.read(fields, {1}, [] { return false; });
        QVERIFY2(texts, texts ? "" : qPrintable(texts.error().message));
        QCOMPARE(texts->value(1), QStringList({u"Amína R"_s, u"[redacted]"_s, u"[redacted]"_s}));
    }

    void boundsWhatItShows()
    {
        const Capture capture = test::makeCapture(
            "{\"list\":[" + QByteArray("\"abcdefghij\",").repeated(100'000) + "\"end\"]}",
            u"mine"_s);
        const QString text = payloadText(u"body.list"_s, capture);
        QVERIFY(text.startsWith(u"abcdefghij, abcdefghij, "));
        QVERIFY(text.size() <= 201);
    }

    void readsFromASession()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"s.hookglass"_s);
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        QSignalSpy closed(&store, &SessionStore::closed);
        store.open(path);
        QVERIFY(opened.wait());
        for (int i = 1; i <= 3; ++i)
            store.append(quint64(i),
                         test::makeCapture("{\"n\":" + QByteArray::number(i) + "}", u"mine"_s));
        store.close();
        QVERIFY(closed.wait());
        FieldReader reader(path, m_catalog);
        const QList<CaptureField> fields {*CaptureField::parse(u"room"_s),
                                          *CaptureField::parse(u"body.n"_s),
                                          *CaptureField::parse(u"finding"_s)};
        const auto never = [] {
            return false;
        };
        const Result<FieldTexts> texts = reader.read(fields, {3, 1, 9}, never);
        QVERIFY(texts);
        QCOMPARE(texts->size(), 2);
        QCOMPARE(texts->value(3).at(1), u"3"_s);
        QCOMPARE(texts->value(1).at(1), u"1"_s);
        QCOMPARE(texts->value(1).at(0), QString()); // the summary has it
        QVERIFY(texts->value(1).size() == 3);
        QVERIFY(reader.read(fields, {1, 2}, [] { return true; })->isEmpty());
        QVERIFY(!FieldReader(folder.filePath(u"none"_s), m_catalog).read(fields, {1}, never));
    }
};

QTEST_GUILESS_MAIN(CaptureFieldTest)
#include "tst_capturefield.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/captureannotator.h"
#include "core/events/decoder.h"
#include "core/http/requestfile.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class SenderGenerationTest : public QObject
{
    Q_OBJECT

    const CaptureAnnotator m_annotator {EventCatalog::load().value()};

    static QByteArray token(bool issuedAt)
    {
        const QByteArray claims = issuedAt ? R"({"iss":"k","exp":2,"nbf":1,"iat":1,"sha256":"x"})"
                                           : R"({"exp":2,"iss":"k","nbf":1,"sha256":"x"})";
        const auto coded = [](const QByteArray &part) {
            return part.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        };
        return coded(R"({"alg":"HS256","typ":"JWT"})") + '.' + coded(claims) + ".c2ln";
    }

    static Capture captureOf(const HttpRequest &request)
    {
        Capture capture;
        capture.request = request;
        capture.request.receivedAtUs = 1'789'010'000'000'000;
        capture.event = decodeEvent(request.body);
        return capture;
    }

private slots:
    /// The rows of PROTOCOL 2.7, and of 2.2 and 2.3 what they say of older servers.
    void knowsTheTable_data()
    {
        QTest::addColumn<QByteArray>("headers"); // A: Authorization, H: Hash-Token, U: User-Agent
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("body");
        QTest::addColumn<bool>("iat");
        QTest::addColumn<QString>("expected");
        const QByteArray plain = "application/json";
        const QByteArray webhook = "application/webhook+json";
        const QString snake = u"plugnmeet/participant_joined.json"_s;
        const QString camel = u"livekit/participant_joined.json"_s;
        const QString numbers = u"plugnmeet-legacy/v1.4_participant_joined.json"_s;
        const QString bare = u"plugnmeet-legacy/v1.4_START_RECORDING.json"_s;
        const auto row = [](const char *name, const char *headers, const QByteArray &type,
                            const QString &body, bool iat, const QString &expected) {
            QTest::newRow(name) << QByteArray(headers) << type << body << iat << expected;
        };
        row("2.4", "AH", plain, snake, true,
            u"Plug-N-Meet 2.4.0 or later, by its looks (Authorization, Hash-Token, application/json, iat, snake_case)"_s);
        row("2.3", "AH", webhook, snake, true,
            u"Plug-N-Meet 2.3, by its looks (Authorization, Hash-Token, application/webhook+json, iat, snake_case)"_s);
        row("1.5.11", "AH", webhook, snake, false,
            u"Plug-N-Meet 1.5.11 to 2.2, by its looks (Authorization, Hash-Token, application/webhook+json, no iat, snake_case)"_s);
        row("1.5.6", "A", webhook, snake, false,
            u"Plug-N-Meet 1.5.6 to 1.5.10, by its looks (Authorization, application/webhook+json, no iat, snake_case)"_s);
        row("1.5.5", "A", plain, numbers, false,
            u"Plug-N-Meet 1.5.5 or earlier, by its looks (Authorization, application/json, no iat, snake_case, 64-bit integers as numbers)"_s);
        row("1.5.5, nothing with a number", "A", plain, bare, false,
            u"Plug-N-Meet 1.5.5 or earlier, by its looks (Authorization, application/json, no iat, snake_case)"_s);
        row("LiveKit 1.13", "A", webhook, camel, true,
            u"LiveKit 1.13.0 or later, by its looks (Authorization, application/webhook+json, iat, camelCase)"_s);
        row("LiveKit later", "AU", webhook, camel, true,
            u"LiveKit later than 1.13.5, by its looks (Authorization, application/webhook+json, iat, camelCase, User-Agent LiveKit)"_s);
        row("LiveKit before 1.13", "A", webhook, camel, false,
            u"LiveKit before 1.13.0, by its looks (Authorization, application/webhook+json, no iat, camelCase)"_s);
        row("LiveKit of 2022", "A", plain, camel, false,
            u"LiveKit from before September 2022, by its looks (Authorization, application/json, no iat, camelCase)"_s);
        row("Authorization removed", "H", plain, snake, true,
            u"Plug-N-Meet 1.5.11 or later, through a proxy that removes Authorization or a redirect to another host, by its looks (Hash-Token, application/json, iat, snake_case)"_s);
        // Nothing that fits no row is guessed at.
        row("no token", "", plain, snake, true, {});
        row("iat, but no Hash-Token", "A", plain, snake, true, {});
        row("texts, but no Hash-Token", "A", plain, snake, false, {});
        row("numbers of 1.4 with the headers of 2.4", "AH", plain, numbers, true, {});
        row("LiveKit with Hash-Token", "AH", webhook, camel, true, {});
        row("other type", "AH", "text/plain", snake, true, {});
        row("unknown sender", "A", webhook, u""_s, true, {});
    }
    void knowsTheTable()
    {
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, type);
        QFETCH(QString, body);
        QFETCH(bool, iat);
        QFETCH(QString, expected);
        HttpRequest request;
        request.headers.append({"content-type", type + "; charset=utf-8"});
        if (headers.contains('A'))
            request.headers.append({"authorization", token(iat)});
        if (headers.contains('H'))
            request.headers.append({"Hash-Token", token(iat)});
        if (headers.contains('U'))
            request.headers.append(HttpHeader {"User-Agent", "LiveKit"});
        request.body = body.isEmpty() ? "{}"_ba : test::body(body);
        QCOMPARE(senderGeneration(captureOf(request)), expected);
    }

    void knowsTheWire_data()
    {
        QTest::addColumn<QStringList>("expected"); // of each request of the file
        const QString today = u"Plug-N-Meet 2.4.0 or later"_s;
        const QString middle = u"Plug-N-Meet 1.5.11 to 2.2"_s;
        const auto row = [](const char *name, const QStringList &expected) {
            QTest::newRow(name) << expected;
        };
        row("pnm19", {middle});
        row("pnm22", {middle});
        row("pnm24", {today});
        row("pnm24-302", {today, {}}); // the second is a GET without a body
        row("pnm24-307", {today, today});
        row("pnm24-307-crosshost-first", {today});
        row("pnm24-307-crosshost-second",
            {u"Plug-N-Meet 1.5.11 or later, through a proxy that removes Authorization or a redirect to another host"_s});
        row("pnm24-404", {today});
        row("pnm24-429-retry-after", {today, today});
        row("pnm24-500-then-200", {today, today});
        row("pnm24-500x3", {today, today, today});
        row("pnm24-501", {today});
        row("pnm24-hang", {today, today});
        row("lk113", {u"LiveKit 1.13.0 or later"_s});
        row("lkhead", {u"LiveKit later than 1.13.5"_s});
    }
    void knowsTheWire()
    {
        QFETCH(QStringList, expected);
        const QString file =
            u"protocol/wire/"_s + QLatin1StringView(QTest::currentDataTag()) + u".http"_s;
        const auto requests = parseRequestFile(test::readData(file));
        QVERIFY(requests);
        QStringList servers;
        for (const HttpRequest &request : *requests)
            servers.append(
                senderGeneration(captureOf(request)).section(u", by its looks ("_s, 0, 0));
        QCOMPARE(servers, expected);
    }

    void coversTheWire()
    {
        const QDir files(QStringLiteral(HOOKGLASS_TEST_DATA "/protocol/wire"));
        QCOMPARE(files.entryList({u"*.http"_s}, QDir::Files).size(), 15);
    }

    /// The guess is something to know, not something that is wrong.
    void isNoProblem()
    {
        const auto requests = parseRequestFile(test::readData(u"protocol/wire/pnm24.http"_s));
        Capture capture = captureOf(requests->first());
        m_annotator.annotate(capture);
        QCOMPARE(capture.event.findings.size(), 1);
        QCOMPARE(capture.event.findings.first().severity, Severity::Info);
        QVERIFY(capture.event.findings.first().path.isEmpty());
        QVERIFY(capture.event.findings.first().text.startsWith("Sent by Plug-N-Meet 2.4.0"_L1));
        m_annotator.annotate(capture); // again, as after a change of the keys
        QCOMPARE(capture.event.findings.size(), 1);
    }

    void saysNothingOfRefusedRequests()
    {
        Capture capture;
        capture.request.refusal = {413, u"too large"_s};
        m_annotator.annotate(capture);
        QVERIFY(capture.event.findings.isEmpty());
    }
};

QTEST_APPLESS_MAIN(SenderGenerationTest)
#include "tst_sendergeneration.moc"

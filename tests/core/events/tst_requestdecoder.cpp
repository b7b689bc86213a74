// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/factteller.h"
#include "core/events/findingschecker.h"
#include "core/events/plainbody.h"
#include "core/events/requestdecoder.h"
#include "core/filter/filter.h"
#include "core/filter/filterpayload.h"
#include "core/http/contentcoding.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

const QByteArray Plain = R"({"event":"room_started","room":{"room_id":"demo-gz"}})";

QStringList textsOf(const QList<EventFinding> &findings)
{
    QStringList texts;
    for (const EventFinding &finding : findings)
        texts.append(finding.path + u' ' + finding.text);
    return texts;
}

HttpRequest requestWith(const QByteArray &body, const HttpHeaders &headers = {})
{
    HttpRequest request;
    request.headers = headers;
    request.body = body;
    return request;
}

} // namespace

/// What a body says when its headers tell more of it than its first byte. The packed ones were made
/// by Node.js.
class RequestDecoderTest : public QObject
{
    Q_OBJECT

    const EventCatalog m_catalog = EventCatalog::load().value();

private slots:
    void unpacks_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QByteArray>("hex");
        const QByteArray gzip =
            "1f8b0800000000000003ab564a2d4bcd2b51b2522acacfcf8d2f2e492c2a494d51"
            "d2017395acaa21c299294a564a29a9b9f9bae9554ab5b50049d989dd35000000"_ba;
        QTest::newRow("gzip") << "gzip"_ba << gzip;
        QTest::newRow("gzip, not told") << ""_ba << gzip;
        QTest::newRow("deflate") << "deflate"_ba
                                 << "789cab564a2d4bcd2b51b2522acacfcf8d2f2e492c2a494d51d2017395acaa"
                                    "21c299294a564a29a9b9f9bae9554ab5b500fb3312ad"_ba;
        QTest::newRow("raw deflate") << "deflate"_ba
                                     << "ab564a2d4bcd2b51b2522acacfcf8d2f2e492c2a494d51d2017395acaa"
                                        "21c299294a564a29a9b9f9bae9554ab5b500"_ba;
        QTest::newRow("br")
            << "br"_ba
            << "0b1a807b226576656e74223a22726f6f6d5f73746172746564222c22726f6f6d223a7b"
               "22726f6f6d5f6964223a2264656d6f2d677a227d7d03"_ba;
        QTest::newRow("twice") << "br, gzip"_ba
                               << "1f8b0800000000000003e3966aa8564a2d4bcd2b51b2522acacfcf8d2f2e492c"
                                  "2a494d51d2017395acaa21c299294a564a29a9b9f9bae9554ab5b5cc004bce7d"
                                  "9539000000"_ba;
    }
    void unpacks()
    {
        QFETCH(QByteArray, coding);
        QFETCH(QByteArray, hex);
        Capture capture;
        capture.request = requestWith(QByteArray::fromHex(hex), {{"Content-Encoding", coding}});
        capture.event = decodeRequest(capture.request, m_catalog);
        QCOMPARE(capture.event.name, u"room_started"_s);
        QCOMPARE(capture.event.roomId, u"demo-gz"_s);
        const FilterPayload payload(capture);
        QCOMPARE(payload.bodyRoot()["room"]["room_id"].toString(), u"demo-gz"_s);
        const CaptureSummary summary = summarize(capture);
        for (const QString &text : {u"body.room.room_id:demo-gz"_s, u"body:*room_started*"_s,
                                    u"room:demo-gz"_s, u"demo-gz"_s})
            QVERIFY2(Filter::compile(text)->matches(summary, payload, 0), qPrintable(text));
        QVERIFY(!Filter::compile(u"body:*demo-br*"_s)->matches(summary, payload, 0));
        const QList<EventFact> facts =
            FactTeller(m_catalog).tell(capture.request.body, capture.request.headers);
        QVERIFY(std::any_of(facts.begin(), facts.end(),
                            [](const EventFact &fact) { return fact.value == u"demo-gz"; }));
        const QList<EventFinding> findings = FindingsChecker(m_catalog).check(
            capture.request.body, std::nullopt, capture.request.headers);
        QVERIFY(findings.first().text.contains(u"packed"_s));
        // Beside that, the same as of the plain body.
        QCOMPARE(textsOf(findings.sliced(1)),
                 textsOf(FindingsChecker(m_catalog).check(Plain, std::nullopt, {})));
    }

    /// The first byte of a larger one in br is "[", as of JSON.
    void unpacksWhatLooksLikeAList()
    {
        const HttpRequest request = requestWith(
            QByteArray::fromHex("5b8e1101cc9160c74eb8710cee94225f7b15e6962c3a7db001274049db3621dd0e"
                                "0d0724eb2aa72487e2290901d0"),
            {{"Content-Encoding", "br"}});
        QCOMPARE(decodeRequest(request, m_catalog).name, u"room_started"_s);
        QCOMPARE(plainBody(request.body, request.headers).size(), 70'031);
    }

    /// What cannot be unpacked, or is not packed at all, is as it came.
    void leavesOtherBodies_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("plain, said to be packed") << "gzip"_ba << Plain;
        QTest::newRow("text") << "br"_ba
                              << "hello"_ba;
        // An empty block of raw deflate, but nobody says so.
        QTest::newRow("like deflate") << ""_ba
                                      << "\x03\x00"_ba;
        QTest::newRow("empty") << "gzip"_ba
                               << ""_ba;
        QTest::newRow("cut off") << "gzip"_ba << QByteArray::fromHex("1f8b0800000000000003ab564a");
        QTest::newRow("unknown") << "zstd"_ba << QByteArray::fromHex("28b52ffd0400");
        // 2 MB of the same byte take little when they are packed.
        QTest::newRow("too large, br")
            << "br"_ba
            << QByteArray::fromHex("9b9e841ec01c0976ec841bc7e04e29f2b557616ec9a2d3071b700294b46d13"
                                   "d2edd07040b2ae724a72289ec3e7010d");
        QTest::newRow("too large") << "gzip"_ba << gzip(QByteArray(2 * 1024 * 1024, 'a'), 9, '\3');
    }
    void leavesOtherBodies()
    {
        QFETCH(QByteArray, coding);
        QFETCH(QByteArray, body);
        HttpHeaders headers;
        if (!coding.isEmpty())
            headers.append({"Content-Encoding", coding});
        QCOMPARE(plainBody(body, headers), body);
    }

    void saysWhatIsNotJson_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("summary");
        QTest::newRow("form") << "application/x-www-form-urlencoded"_ba
                              << "a=b"_ba << u"Not JSON: application/x-www-form-urlencoded"_s;
        QTest::newRow("picture") << "image/png"_ba
                                 << "\x89PNG\r\n\x1a\n"_ba << u"Not JSON: image/png"_s;
        QTest::newRow("with parameters") << "text/plain; charset=utf-8"_ba
                                         << "hello"_ba << u"Not JSON: text/plain"_s;
        QTest::newRow("broken JSON") << "application/webhook+json"_ba
                                     << "hello"_ba << u"Not JSON: expected a value at byte 0"_s;
        QTest::newRow("no type") << ""_ba
                                 << "hello"_ba << u"Not JSON: expected a value at byte 0"_s;
        QTest::newRow("hostile type") << "a/\x1b[31m"_ba
                                      << "hello"_ba << u"Not JSON: a/\\u001b[31m"_s;
        QTest::newRow("too deep") << "text/plain"_ba << QByteArray(1000, '[')
                                  << u"More JSON than is read: nested deeper than 256 levels at "
                                     "byte 256"_s;
    }
    void saysWhatIsNotJson()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QString, summary);
        HttpHeaders headers;
        if (!type.isEmpty())
            headers.append({"content-type", type});
        QCOMPARE(decodeRequest(requestWith(body, headers), m_catalog).summary, summary);
    }
};

QTEST_GUILESS_MAIN(RequestDecoderTest)
#include "tst_requestdecoder.moc"

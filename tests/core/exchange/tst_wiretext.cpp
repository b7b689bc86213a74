// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/captureannotator.h"
#include "core/exchange/wiretext.h"
#include "tests/support/captures.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class WireTextTest : public QObject
{
    Q_OBJECT

private slots:
    /// Only what is secret is replaced; every other byte of the head stays.
    void masksInPlace_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("masked");
        const auto both = [](const char *name, const QByteArray &head, const QByteArray &masked) {
            QTest::newRow(name) << head << masked;
        };
        both("nothing", "GET /  HTTP/1.1\r\nA:  b \r\n\r\n", "GET /  HTTP/1.1\r\nA:  b \r\n\r\n");
        both("token", "POST / HTTP/1.1\r\nhash-token:eyJh.eyJi.c2ln\r\nB: 1\r\n\r\n",
             "POST / HTTP/1.1\r\nhash-token: eyJh.eyJi.[redacted]\r\nB: 1\r\n\r\n");
        both("target", "POST /?t=eyJh.eyJi.c2ln HTTP/1.1\r\n\r\n",
             "POST /?t=eyJh.eyJi.[redacted] HTTP/1.1\r\n\r\n");
        both("cookie", "POST / HTTP/1.1\r\nCookie: a=b\r\n\r\n",
             "POST / HTTP/1.1\r\nCookie: [redacted]\r\n\r\n");
        both("folded", "POST / HTTP/1.1\r\nCookie: a=b\r\n c=d\r\nE: f\r\n\r\n",
             "POST / HTTP/1.1\r\nCookie: [redacted]\r\n [redacted]\r\nE: f\r\n\r\n");
        both("no line end", "POST / HTTP/1.1\r\nCookie: a=b",
             "POST / HTTP/1.1\r\nCookie: [redacted]\r\n");
        both("query", "POST /?a=1&secret=x HTTP/1.1\r\nB: 1\r\n\r\n",
             "POST /?a=1&secret=[redacted] HTTP/1.1\r\nB: 1\r\n\r\n");
        both("query of a line that is none", "POST /?a=1&secret=x y HTTP/1.1\r\nB: ?\r\n\r\n",
             "POST /?[redacted]\r\nB: ?\r\n\r\n");
        both("query that is cut off", "POST /?secret=x", "POST /?[redacted]");
        both("an empty line first", "\r\nPOST /?secret=x HTTP/1.1\r\n\r\n",
             "\r\nPOST /?[redacted]\r\n\r\n");
        both("garbage", "\x16\x03\x01", "\x16\x03\x01");
    }
    void masksInPlace()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, masked);
        Capture capture;
        capture.request = makeRequest(head, {});
        CaptureAnnotator(EventCatalog::load().value()).prepareToShow(capture);
        QCOMPARE(requestHead(capture, Redaction::Secrets), masked);
        QCOMPARE(requestHead(capture, Redaction::None), head);
    }

    /// Where nobody has looked for them, no value of a query is told.
    void tellsNoQueryUnprepared()
    {
        Capture capture;
        capture.request = makeRequest("GET /a?b=c&d HTTP/1.1\r\n\r\n", {});
        QCOMPARE(requestTarget(capture, Redaction::Secrets), "/a?b=…&…"_ba);
        QCOMPARE(requestTarget(capture, Redaction::None), "/a?b=c&d"_ba);
        QCOMPARE(requestHead(capture, Redaction::Secrets), "GET /a?b=…&… HTTP/1.1\r\n\r\n"_ba);
    }

    /// Whoever gets it can read it: the head tells the size of what follows.
    void tellsTheSizeOfWhatFollows_data()
    {
        QTest::addColumn<QByteArray>("framing");
        QTest::newRow("size") << "content-length: 14\r\n"_ba;
        QTest::newRow("chunked") << "Transfer-Encoding: chunked\r\n"_ba;
    }
    void tellsTheSizeOfWhatFollows()
    {
        QFETCH(QByteArray, framing);
        Capture capture;
        capture.request =
            makeRequest("POST / HTTP/1.1\r\n" + framing + "A: b\r\n\r\n", "{\"secret\":\"x\"}");
        capture.maskedBody = "{\"secret\":\"[redacted]\"}";
        QCOMPARE(portableRequest(capture, Redaction::Secrets),
                 "POST / HTTP/1.1\r\nContent-Length: 23\r\nA: b\r\n\r\n"
                 "{\"secret\":\"[redacted]\"}"_ba);
        QCOMPARE(portableRequest(capture, Redaction::None),
                 "POST / HTTP/1.1\r\nContent-Length: 14\r\nA: b\r\n\r\n{\"secret\":\"x\"}"_ba);
        capture.request.refusal = {400, u"x"_s};
        QCOMPARE(portableRequest(capture, Redaction::None), requestBytes(capture, Redaction::None));
    }

    void hasTheWholeRequestAndAnswer()
    {
        Capture capture = test::makeCapture("{\"secret\":\"x\"}", {});
        capture.maskedBody = "{\"secret\":\"[redacted]\"}";
        QCOMPARE(requestBytes(capture, Redaction::None),
                 capture.request.head + "{\"secret\":\"x\"}");
        QVERIFY(requestBytes(capture, Redaction::Secrets).endsWith(*capture.maskedBody));
        capture.maskedBody.reset(); // not known: then nothing of it
        QVERIFY(requestBytes(capture, Redaction::Secrets).endsWith("\r\n\r\n"));
        capture.answer = {204, {}, 0, {}, {}};
        QVERIFY(answerAsSent(capture, Redaction::None).startsWith("HTTP/1.1 204 No Content\r\n"));
        capture.answer.status = 0;
        QCOMPARE(answerAsSent(capture, Redaction::None), QByteArray());
    }
};

QTEST_GUILESS_MAIN(WireTextTest)
#include "tst_wiretext.moc"

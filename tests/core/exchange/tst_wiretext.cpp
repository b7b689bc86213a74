// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

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
        both("garbage", "\x16\x03\x01", "\x16\x03\x01");
    }
    void masksInPlace()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, masked);
        HttpRequest request;
        request.head = head;
        QCOMPARE(requestHead(request, Redaction::Secrets), masked);
        QCOMPARE(requestHead(request, Redaction::None), head);
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

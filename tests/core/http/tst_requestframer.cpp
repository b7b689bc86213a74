// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/requestframer.h"
#include "tests/support/testdata.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using State = RequestFramer::State;

namespace {
constexpr RequestLimits SmallLimits {.maxHeadBytes = 512, .maxBodyBytes = 100, .maxHeaders = 10};

QByteArray post(const QByteArray &headers, const QByteArray &body = {})
{
    return "POST /hook HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}
} // namespace

class RequestFramerTest : public QObject
{
    Q_OBJECT

private slots:
    void accepts_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no body") << post({}) << ""_ba;
        QTest::newRow("plain") << post("Content-Length: 5\r\n", "hello") << "hello"_ba;
        QTest::newRow("same length twice")
            << post("Content-Length: 2\r\ncontent-length: 2\r\n", "hi") << "hi"_ba;
        QTest::newRow("chunked") << post("Transfer-Encoding: chunked\r\n",
                                         "5\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n")
                                 << "hello0123456789"_ba;
        QTest::newRow("empty chunked")
            << post("Transfer-Encoding: Chunked\r\n", "0\r\n\r\n") << ""_ba;
        QTest::newRow("binary") << post("Content-Length: 4\r\n", QByteArray("\0\xff\r\n", 4))
                                << QByteArray("\0\xff\r\n", 4);
        QTest::newRow("unknown method") << "FROB * HTTP/1.1\r\n\r\n"_ba
                                        << ""_ba;
        QTest::newRow("as many headers as allowed")
            << post(QByteArray("A: b\r\n").repeated(9)) << ""_ba;
        QTest::newRow("as much body as allowed")
            << post("Content-Length: 100\r\n", QByteArray(100, 'x')) << QByteArray(100, 'x');
    }
    void accepts()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, body);
        const QByteArray next = "GET /next HTTP/1.1\r\n\r\n";
        // At once with the next request behind it, and a byte at a time.
        RequestFramer framer(SmallLimits);
        QCOMPARE(framer.feed(QByteArray(bytes + next)), bytes.size());
        QCOMPARE(framer.state(), State::Complete);
        QCOMPARE(framer.bodyStart(), body);
        QCOMPARE(framer.takeBody(), body);
        QCOMPARE(framer.feed(next), qsizetype(0));
        framer.reset();
        QVERIFY(framer.isIdle());
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QVERIFY(framer.state() == State::Head || framer.state() == State::Body);
            QCOMPARE(framer.feed(QByteArrayView(bytes).sliced(i, 1)), qsizetype(1));
        }
        QCOMPARE(framer.state(), State::Complete);
        QCOMPARE(framer.bodyStart(), body);
        QCOMPARE(framer.head(), bytes.first(bytes.indexOf("\r\n\r\n") + 4));
        framer.reset(); // of a body that nobody has taken too
        QVERIFY(framer.bodyStart().isEmpty());
    }

    /// A refusal shows no more than the beginning.
    void keepsBodiesOfAnySize()
    {
        RequestFramer framer;
        const QByteArray body = QByteArray("0123456789abcdef").repeated(10'000);
        framer.feed(post("Content-Length: 160000\r\n"));
        for (qsizetype at = 0; at < body.size(); at += 1000)
            QCOMPARE(framer.feed(QByteArrayView(body).sliced(at, 1000)), qsizetype(1000));
        QCOMPARE(framer.state(), State::Complete);
        QCOMPARE(framer.bodyStart(), body.first(8192));
        const QByteArray taken = framer.takeBody();
        QVERIFY(taken == body);
        QVERIFY2(taken.capacity() < 161'000, "holds more memory than it says");
        QVERIFY(framer.takeBody().isEmpty());
    }

    void parsesHeadsOfAnySize_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::newRow("usual") << "A: b\r\n"_ba;
        QTest::newRow("many headers") << "A: b\r\n"_ba.repeated(500);
        QTest::newRow("a long header") << "A: " + QByteArray(20'000, 'b') + "\r\n";
    }
    void parsesHeadsOfAnySize()
    {
        QFETCH(QByteArray, headers);
        RequestFramer framer;
        framer.feed(post(headers));
        const RequestHead parsed = framer.takeParsedHead();
        QCOMPARE(parsed.method, "POST"_ba);
        QCOMPARE(parsed.target, "/hook"_ba);
        QCOMPARE(parsed.headers.size(), 1 + headers.count('\n'));
        QCOMPARE(parsed.headers.last().name, "A"_ba);
        QVERIFY(parsed.headers.last().value.startsWith("b"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, int status, const QByteArray &bytes) {
            QTest::newRow(name) << bytes << status;
        };
        const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
        row("head too large", 431, "GET /" + QByteArray(600, 'a') + " HTTP/1.1\r\n\r\n");
        row("head without end", 431, post("A: " + QByteArray(600, 'a')));
        row("too many headers", 431, post(QByteArray("A: b\r\n").repeated(10)));
        row("body too large", 413, post("Content-Length: 101\r\n"));
        row("a gigabyte, then silence", 413, post("Content-Length: 1073741824\r\n"));
        row("absurd length", 413, post("Content-Length: 99999999999999999999999\r\n"));
        row("chunks too large", 413, post(chunked, "64\r\n" + QByteArray(100, 'x') + "\r\n1\r\n"));
        row("one huge chunk", 413, post(chunked, "7FFFFFFFFFFFFFF\r\n"));
        row("negative length", 400, post("Content-Length: -1\r\n"));
        row("length with sign", 400, post("Content-Length: +5\r\n", "hello"));
        row("length list", 400, post("Content-Length: 5, 5\r\n", "hello"));
        row("differing lengths", 400, post("Content-Length: 5\r\nContent-Length: 6\r\n"));
        row("length in hexadecimal", 400, post("Content-Length: 0x5\r\n"));
        row("length beside chunked", 400, post("Content-Length: 5\r\n" + chunked));
        row("gzip coding", 501, post("Transfer-Encoding: gzip, chunked\r\n"));
        row("two codings", 501, post(chunked + chunked));
        row("chunk size not hexadecimal", 400, post(chunked, "xyz\r\n"));
        row("empty chunk size", 400, post(chunked, "\r\n"));
        row("negative chunk size", 400, post(chunked, "-5\r\n"));
        row("chunk size without end", 400, post(chunked, QByteArray(40, '0')));
        row("chunk extension", 400, post(chunked, "5;a=b\r\nhello\r\n"));
        row("chunk size with LF alone", 400, post(chunked, "5\nhello\r\n"));
        row("chunk longer than its size", 400, post(chunked, "2\r\nhello\r\n"));
        row("trailers", 400, post(chunked, "0\r\nX: y\r\n\r\n"));
        row("garbage", 400, QByteArray("\x16\x03\x01\x02\x00\x01\n", 7));
        row("bare LF", 400, "GET / HTTP/1.1\n");
        row("no colon", 400, post("Oops\r\n"));
        row("space before colon", 400, post("A : b\r\n"));
        row("folded", 400, post(" A: b\r\n"));
        row("NUL", 400, post(QByteArray("A: \0\r\n", 6)));
        row("HTTP/2", 505, "PRI * HTTP/2.0\r\n\r\n");
        row("HTTP/0.9 form", 400, "GET /\r\n");
        row("expectation", 417, post("Expect: magic\r\n"));
        row("upgrade", 400, post("Upgrade: websocket\r\nConnection: Upgrade\r\n"));
        row("chunked in HTTP/1.0", 400, "POST / HTTP/1.0\r\n" + chunked + "\r\n0\r\n\r\n");
        row("two hosts", 400, post("Host: b\r\n"));
        row("tunnel", 400, "CONNECT a:1 HTTP/1.1\r\n\r\n");
        row("first byte of TLS", 400, "\x16");
        row("empty line first", 400, "\r\nGET / HTTP/1.1\r\n\r\n");
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        RequestFramer atOnce(SmallLimits);
        atOnce.feed(bytes);
        QCOMPARE(atOnce.state(), State::Refused);
        QCOMPARE(atOnce.refusal().status, status);
        QVERIFY(!atOnce.refusal().reason.isEmpty());
        RequestFramer byteWise(SmallLimits);
        for (const char c : bytes)
            byteWise.feed(QByteArrayView(&c, 1));
        QCOMPARE(byteWise.refusal().status, status);
    }

    void keepsHeadWithinItsLimit()
    {
        RequestFramer framer(SmallLimits);
        framer.feed(QByteArray("GET /" + QByteArray(10'000, 'a')));
        QCOMPARE(framer.head().size(), qsizetype(512));
        RequestFramer exact(SmallLimits);
        const QByteArray start = "GET / HTTP/1.1\r\nA: ";
        const QByteArray head = start + QByteArray(512 - start.size() - 4, 'a') + "\r\n\r\n";
        exact.feed(head);
        QCOMPARE(exact.state(), State::Complete);
    }

    void framesTheWireFilesHoweverSplit_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList files =
            QDir(QStringLiteral(HOOKGLASS_TEST_DATA "/protocol/wire")).entryList({u"*.http"_s});
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << file;
    }
    void framesTheWireFilesHoweverSplit()
    {
        QFETCH(QString, name);
        // The first request: between its announcement and the end that its length gives.
        const QByteArray file = test::readData(u"protocol/wire/"_s + name);
        const qsizetype start = file.indexOf('\n') + 1;
        const qsizetype body = file.indexOf("\r\n\r\n") + 4;
        const qsizetype lengthAt = file.indexOf("Content-Length: ") + 16;
        const qsizetype length =
            file.mid(lengthAt, file.indexOf('\r', lengthAt) - lengthAt).toInt();
        const QByteArray request = file.mid(start, body + length - start);
        QRandomGenerator random(7);
        for (int run = 0; run < 200; ++run) {
            RequestFramer framer;
            qsizetype at = 0;
            while (at < request.size()) {
                const qsizetype step =
                    1 + random.bounded(int(qMin<qsizetype>(300, request.size() - at)));
                QCOMPARE(framer.feed(request.mid(at, step)), step);
                at += step;
            }
            QCOMPARE(framer.state(), State::Complete);
            QCOMPARE(framer.head().size() + length, request.size());
        }
    }

    void readsOptions()
    {
        RequestFramer framer;
        framer.feed(post("Expect: 100-Continue\r\nConnection: keep-alive, Close\r\n"));
        QVERIFY(framer.expectsContinue());
        QVERIFY(framer.closesConnection());
        framer.reset();
        framer.feed("GET / HTTP/1.0\r\n\r\n");
        QVERIFY(framer.closesConnection());
        framer.reset();
        framer.feed(post({}));
        QVERIFY(!framer.closesConnection() && !framer.expectsContinue());
    }
};

QTEST_APPLESS_MAIN(RequestFramerTest)
#include "tst_requestframer.moc"

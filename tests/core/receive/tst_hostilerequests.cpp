// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/receiving.h"

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::Client;
using test::post;
using test::Reception;

/// Requests as they must not be: what is answered, what the timeline is told, and that the next
/// good request is served at once.
class HostileRequestsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Reception> m_reception;

    static void addRow(const char *name, const QByteArray &bytes, const char *statuses,
                       const char *says)
    {
        QTest::newRow(name) << bytes << QByteArray(statuses) << QByteArray(says);
    }
    static void addLimitRows()
    {
        const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
        addRow("target too long", "GET /" + QByteArray(5000, 'a') + " HTTP/1.1\r\n\r\n", "431",
               "431 The head is larger");
        addRow("head without end", post("A: " + QByteArray(1'000'000, 'a')), "431",
               "431 The head is larger");
        addRow("10 000 headers", post(QByteArray("A: b\r\n").repeated(10'000)), "431",
               "431 The head is larger");
        addRow("only line ends", QByteArray("\r\n").repeated(5000), "400", "400 The request line");
        addRow("length beyond the limit", post("Content-Length: 20001\r\n"), "413",
               "413 The body is larger");
        addRow("length of 64 bits", post("Content-Length: 18446744073709551617\r\n"), "413",
               "413 The body is larger");
        addRow("a large body that does come",
               post("Content-Length: 3000000\r\n", QByteArray(3'000'000, 'x')), "413",
               "413 The body is larger");
        addRow("a body that never ends",
               post("Content-Length: 99999999\r\n", QByteArray(9'000'000, 'x')), "413",
               "413 The body is larger");
        addRow("chunks beyond the limit",
               post(chunked, QByteArray("1000\r\n" + QByteArray(4096, 'x') + "\r\n").repeated(9)),
               "413", "413 The body is larger");
        addRow("one chunk of 2^59", post(chunked, "7FFFFFFFFFFFFFF\r\n"), "413",
               "413 The body is larger");
        addRow("head that stops", "POST /hook HTTP/1.1\r\nHost: a\r\n", "408",
               "408 The head did not arrive");
        addRow("one byte, then nothing", "P", "408", "408 The head did not arrive");
        addRow("body that stops", post("Content-Length: 10\r\n", "abc"), "408",
               "408 The body did not arrive");
        addRow("chunk that stops", post(chunked, "5\r\nab"), "408", "408 The body did not arrive");
        addRow("chunk size that stops", post(chunked, "5"), "408", "408 The body did not arrive");
        addRow("expects, then nothing", post("Expect: 100-continue\r\nContent-Length: 5\r\n"),
               "408", "408 The body did not arrive");
    }
    static void addSmugglingRows()
    {
        const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
        const QByteArray hidden = "GET /hidden HTTP/1.1\r\nHost: b\r\n\r\n";
        addRow("CL.TE", post("Content-Length: 6\r\n" + chunked, "0\r\n\r\n" + hidden), "400",
               "400 The request has both");
        addRow("TE.CL", post(chunked + "Content-Length: 3\r\n", "1\r\nx\r\n0\r\n\r\n" + hidden),
               "400", "400 The request has both");
        addRow("TE.TE", post(chunked + "Transfer-Encoding: identity\r\n", "0\r\n\r\n" + hidden),
               "501", "501 The only Transfer-Encoding");
        addRow("TE with a tab", post("Transfer-Encoding:\tchunked, x\r\n", hidden), "501",
               "501 The only Transfer-Encoding");
        addRow("TE in quotes", post("Transfer-Encoding: \"chunked\"\r\n", hidden), "501",
               "501 The only Transfer-Encoding");
        addRow("TE xchunked", post("Transfer-Encoding: xchunked\r\n", hidden), "501",
               "501 The only Transfer-Encoding");
        addRow("TE: gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n", hidden), "501",
               "501 The only Transfer-Encoding");
        addRow("TE in HTTP/1.0", "POST / HTTP/1.0\r\n" + chunked + "\r\n0\r\n\r\n" + hidden, "400",
               "400 Transfer-Encoding in HTTP/1.0");
        addRow("TE before a space", post("Transfer-Encoding : chunked\r\n", hidden), "400",
               "400 The name of a header");
        addRow("TE folded", post("Transfer-Encoding:\r\n chunked\r\n", hidden), "400",
               "400 A header line is folded");
        addRow("TE with VT",
               post("Transfer-Encoding: \x0b"
                    "chunked\r\n",
                    hidden),
               "400", "400 The value of a header");
        addRow("two lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello"), "400",
               "400 Content-Length is not");
        addRow("length list", post("Content-Length: 5, 5\r\n", "hello"), "400",
               "400 Content-Length is not");
        addRow("length with plus", post("Content-Length: +5\r\n", "hello"), "400",
               "400 Content-Length is not");
        addRow("negative length", post("Content-Length: -5\r\n"), "400",
               "400 Content-Length is not");
        addRow("length in hexadecimal", post("Content-Length: 0x5\r\n", "hello"), "400",
               "400 Content-Length is not");
        addRow("empty length", post("Content-Length:\r\n", hidden), "400",
               "400 Content-Length is not");
        addRow("length before a space", post("Content-Length : 5\r\n", "hello"), "400",
               "400 The name of a header");
        addRow("length with a dot", post("Content-Length: 5.0\r\n", "hello"), "400",
               "400 Content-Length is not");
        addRow("trailers", post(chunked, "0\r\nContent-Length: 5\r\n\r\n"), "400",
               "400 The chunked body has trailers");
        addRow("chunk extension", post(chunked, "5;a=b\r\nhello\r\n0\r\n\r\n"), "400",
               "400 The size of a chunk");
        addRow("chunk size with LF alone", post(chunked, "5\nhello\r\n0\r\n\r\n"), "400",
               "400 The size of a chunk");
        addRow("chunk size with a space", post(chunked, "5 \r\nhello\r\n0\r\n\r\n"), "400",
               "400 The size of a chunk");
        addRow("chunk size 0x5", post(chunked, "0x5\r\nhello\r\n0\r\n\r\n"), "400",
               "400 The size of a chunk");
        addRow("negative chunk", post(chunked, "-1\r\n"), "400", "400 The size of a chunk");
        addRow("empty chunk size", post(chunked, "\r\n"), "400", "400 The size of a chunk");
        addRow("chunk size of 40 digits", post(chunked, QByteArray(40, '0')), "400",
               "400 The size of a chunk");
        addRow("chunk longer than said", post(chunked, "2\r\nhello\r\n0\r\n\r\n"), "400",
               "400 A chunk is longer");
        addRow("chunk without its end", post(chunked, "5\r\nhello0\r\n\r\n"), "400",
               "400 A chunk is longer");
    }
    static void addSyntaxRows()
    {
        addRow("NUL in a value", post(QByteArray("A: \0\r\n", 6)), "400", "400 The head has a NUL");
        addRow("NUL in the target", QByteArray("GET /\0 HTTP/1.1\r\n\r\n", 19), "400",
               "400 The request line");
        addRow("bare CR in a value", post("A: b\rC: d\r\n"), "400", "400 The head has a NUL");
        addRow("bare LF", "GET / HTTP/1.1\nHost: a\n\n", "400", "400 A line of the head ends");
        addRow("bare LF in the headers", "GET / HTTP/1.1\r\nHost: a\n\r\n", "400",
               "400 A line of the head ends");
        addRow("folded", post(" A: b\r\n"), "400", "400 A header line is folded");
        addRow("folded with a tab", post("B: c\r\n\tA: b\r\n"), "400",
               "400 A header line is folded");
        addRow("no colon", post("Oops\r\n"), "400", "400 A header line has no colon");
        addRow("no name", post(": x\r\n"), "400", "400 The name of a header");
        addRow("space before the colon", post("A : b\r\n"), "400", "400 The name of a header");
        addRow("name in UTF-8", post("\xc3\xa4: b\r\n"), "400", "400 The name of a header");
        addRow("DEL in a value", post("A: \x7f\r\n"), "400", "400 The value of a header");
        addRow("two hosts", post("Host: b\r\n"), "400", "400 The request has several Host");
        addRow("method with a colon", "GE:T / HTTP/1.1\r\n\r\n", "400", "400 The request line");
        addRow("two spaces", "GET  / HTTP/1.1\r\n\r\n", "400", "400 The request line");
        addRow("space in the target", "GET /a b HTTP/1.1\r\n\r\n", "400", "400 The request line");
        addRow("HTTP/0.9", "GET /\r\n", "400", "400 The request line");
        addRow("HTTP/1.11", "GET / HTTP/1.11\r\n\r\n", "505", "505 The request does not");
        addRow("http/1.1", "GET / http/1.1\r\n\r\n", "400", "400 The request line");
        addRow("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505", "505 The request does not");
        addRow("empty line first", "\r\nGET / HTTP/1.1\r\n\r\n", "400", "400 The request line");
        addRow("web socket", post("Upgrade: websocket\r\nConnection: Upgrade\r\n"), "400",
               "400 The request asks for another");
        addRow("HTTP/2 upgrade", post("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"),
               "400", "400 The request asks for another");
        addRow("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", "400",
               "400 CONNECT asks for a tunnel");
        addRow("another expectation", post("Expect: magic\r\n"), "417", "417 The request expects");
        addRow("TLS", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), "400",
               "400 This is TLS on a plain");
        addRow("one byte of TLS", "\x16", "400", "400 This is TLS on a plain");
        addRow("second request bad", "GET / HTTP/1.1\r\n\r\nOops\r\n\r\n", "200 400",
               "400 The request line");
        addRow("random bytes",
               QByteArray::fromHex("ff00fe01fd02fc03fb04fa050d0af906f807f708f6090d0a0d0a"), "400",
               "400 The request line");
    }

private slots:
    void init() { m_reception = std::make_unique<Reception>(); }
    void cleanup() { m_reception.reset(); }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("statuses");
        QTest::addColumn<QByteArray>("says");
        addLimitRows();
        addSmugglingRows();
        addSyntaxRows();
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, statuses);
        QFETCH(QByteArray, says);
        const qsizetype served = statuses.size() > 3 ? 1 : 0;
        if (statuses == "408")
            m_reception = std::make_unique<Reception>(Reception::hasty());
        Client client(m_reception->port());
        client.write(bytes);
        QTRY_COMPARE(client.statuses(), statuses);
        QTRY_VERIFY(client.isGone());
        QVERIFY(client.received.contains("Connection: close\r\n"));
        QCOMPARE(m_reception->refused.size(), 1);
        QVERIFY2(m_reception->lastRefusal().startsWith(QString::fromLatin1(says)),
                 qPrintable(m_reception->lastRefusal()));
        const HttpRequest refused = m_reception->refused.first();
        QCOMPARE(m_reception->answeredRefusals, 1);
        QVERIFY(bytes.contains(refused.head));
        QVERIFY(!refused.head.isEmpty() && refused.head.size() <= 4096);
        QVERIFY(refused.body.size() <= 8192);
        QVERIFY(refused.headers.size() <= 1000);
        QVERIFY(refused.peer.startsWith(u"127.0.0.1:"_s));
        QCOMPARE(refused.listener, u"default"_s);
        QCOMPARE(m_reception->requests.size(), served);
        QVERIFY(m_reception->servesGoodRequest());
    }

    /// A sender that closes its side after asking still listens, and is answered.
    void answersHalfClosedClients_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("statuses");
        QTest::newRow("GET") << "GET / HTTP/1.1\r\n\r\n"_ba
                             << "200"_ba;
        QTest::newRow("POST") << post("Content-Length: 2\r\n", "ok") << "200"_ba;
        QTest::newRow("two pipelined")
            << post({}) + post("Content-Length: 2\r\n", "ok") << "200 200"_ba;
        QTest::newRow("HTTP/1.0") << "GET / HTTP/1.0\r\n\r\n"_ba
                                  << "200"_ba;
        QTest::newRow("largest body")
            << post("Content-Length: 20000\r\n", QByteArray(20'000, 'x')) << "200"_ba;
        QTest::newRow("bad one") << "Oops\r\n\r\n"_ba
                                 << "400"_ba;
    }
    void answersHalfClosedClients()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, statuses);
        Client client(m_reception->port());
        client.sendAll(bytes);
        client.halfClose();
        QTRY_COMPARE(client.statuses(), statuses);
        QTRY_VERIFY(client.isGone());
        QVERIFY(m_reception->servesGoodRequest());
    }

    void tellsOfRequestsThatAreHalfClosedTooSoon_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("in the head") << "POST / HTTP/1.1\r\nHost"_ba;
        QTest::newRow("in the body") << post("Content-Length: 10\r\n", "abc");
        QTest::newRow("in a chunk") << post("Transfer-Encoding: chunked\r\n", "5\r\nab");
        QTest::newRow("expecting") << post("Expect: 100-continue\r\nContent-Length: 5\r\n");
    }
    void tellsOfRequestsThatAreHalfClosedTooSoon()
    {
        QFETCH(QByteArray, bytes);
        Client client(m_reception->port());
        client.sendAll(bytes);
        client.halfClose();
        QTRY_COMPARE(m_reception->refused.size(), 1);
        QVERIFY(m_reception->lastRefusal().contains(u"closed the connection, or its side of it"_s));
        QCOMPARE(m_reception->answeredRefusals, 0);
        QTRY_VERIFY(client.isGone());
        QVERIFY(m_reception->servesGoodRequest());
    }

    /// Byte by byte, but slower than allowed.
    void refusesSlowDrips_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("drip");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("in the head") << post("A: ").chopped(2) << "a"_ba
                                     << "408 The head did not arrive"_ba;
        QTest::newRow("headers") << post({}).chopped(2) << "A: b\r\n"_ba
                                 << "408 The head did not arrive"_ba;
        QTest::newRow("in the body") << post("Content-Length: 20000\r\n") << "x"_ba
                                     << "408 The body did not arrive"_ba;
        QTest::newRow("small chunks") << post("Transfer-Encoding: chunked\r\n") << "1\r\nx\r\n"_ba
                                      << "408 The body did not arrive"_ba;
    }
    void refusesSlowDrips()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, drip);
        QFETCH(QByteArray, says);
        m_reception = std::make_unique<Reception>(Reception::hasty());
        Client client(m_reception->port());
        client.write(before);
        QTimer timer;
        connect(&timer, &QTimer::timeout, &client, [&] { client.write(drip); });
        timer.start(20);
        QTRY_COMPARE(client.statuses(), "408"_ba);
        QTRY_VERIFY(client.isGone());
        QCOMPARE(m_reception->refused.size(), 1);
        QVERIFY(m_reception->lastRefusal().startsWith(QString::fromLatin1(says)));
        QVERIFY(m_reception->servesGoodRequest());
    }

    /// What is slow but moves on is let be: here a KiB in half of the time that is allowed for one.
    void letsSteadySendersFinish()
    {
        constexpr int AllowedMs = 1200;
        ListenOptions options = Reception::options();
        options.limits.bodyTimeoutMs = AllowedMs;
        m_reception = std::make_unique<Reception>(options);
        Client client(m_reception->port());
        client.write(post("Content-Length: 6144\r\n"));
        QTimer timer;
        int sent = 0;
        connect(&timer, &QTimer::timeout, &client, [&] {
            if (sent++ < 24)
                client.write(QByteArray(256, 'x'));
        });
        constexpr int EveryMs = 120;
        timer.start(EveryMs);
        QTRY_COMPARE_WITH_TIMEOUT(client.statuses(), "200"_ba, 30'000);
        QVERIFY(sent * EveryMs > 2 * AllowedMs); // longer than one such time in all
    }

    /// However far the request came, and whether the end is a farewell or a reset.
    void survivesClientsThatLeaveAtEveryByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("reset");
        const QByteArray plain = post("Content-Length: 5\r\n", "hello");
        const QByteArray chunked = post("Transfer-Encoding: chunked\r\n", "2\r\nhi\r\n0\r\n\r\n");
        QTest::newRow("farewell") << plain << false;
        QTest::newRow("reset") << plain << true;
        QTest::newRow("farewell, chunked") << chunked << false;
        QTest::newRow("reset, chunked") << chunked << true;
    }
    void survivesClientsThatLeaveAtEveryByte()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, reset);
        for (qsizetype size = 1; size < bytes.size(); ++size) {
            Client client(m_reception->port());
            client.sendAll(bytes.first(size));
            if (reset)
                client.leaveWithReset();
            else
                client.disconnectFromHost();
            QTRY_COMPARE(m_reception->refused.size(), size);
            QCOMPARE(m_reception->refused.last().head + m_reception->refused.last().body,
                     m_reception->refused.last().head.endsWith("\r\n\r\n")
                         ? m_reception->refused.last().head + m_reception->refused.last().body
                         : bytes.first(size));
        }
        QVERIFY(m_reception->requests.isEmpty());
        QVERIFY(m_reception->servesGoodRequest());
    }
};

QTEST_GUILESS_MAIN(HostileRequestsTest)
#include "tst_hostilerequests.moc"

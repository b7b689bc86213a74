// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/receiving.h"

#include <QSignalSpy>
#include <QTcpServer>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::Client;
using test::post;

namespace {

ListenOptions options()
{
    ListenOptions options;
    options.listeners.first().port = 0;
    options.limits.request.maxHeadBytes = 4096;
    options.limits.request.maxBodyBytes = 20'000;
    // No client is late, however busy the machine is.
    options.limits.headTimeoutMs = 60'000;
    options.limits.bodyTimeoutMs = 60'000;
    options.limits.lingerMs = 100;
    return options;
}

} // namespace

class ReceiverTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Receiver> m_receiver;
    quint16 m_port = 0;
    QList<HttpRequest> m_requests;
    QList<HttpRequest> m_refused;
    QList<quint64> m_waiting; ///< connections, when they are not answered at once
    bool m_answerAtOnce = true;

private slots:
    void init()
    {
        m_requests.clear();
        m_refused.clear();
        m_waiting.clear();
        m_answerAtOnce = true;
        m_receiver = std::make_unique<Receiver>([] { return qint64(1'789'000'000'000'000); });
        connect(m_receiver.get(), &Receiver::received, this,
                [this](quint64 connection, const HttpRequest &request) {
                    m_requests.append(request);
                    if (m_answerAtOnce)
                        QMetaObject::invokeMethod(
                            m_receiver.get(),
                            [this, connection] { m_receiver->answer(connection, {.status = 200}); },
                            Qt::QueuedConnection);
                    else
                        m_waiting.append(connection);
                });
        connect(m_receiver.get(), &Receiver::refused, this,
                [this](const HttpRequest &request) { m_refused.append(request); });
        const auto listener = m_receiver->listen(options());
        QVERIFY2(listener, listener ? "" : qPrintable(listener.error().message));
        m_port = listener->first().port;
    }
    void cleanup() { m_receiver.reset(); }

    void takesWhatComes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("POST") << post("Content-Length: 5\r\n", "hello") << "POST"_ba
                              << "/hook"_ba
                              << "hello"_ba;
        QTest::newRow("GET with escapes") << "GET //a%2Fb%zz?x=%2f&y HTTP/1.1\r\nHost: a\r\n\r\n"_ba
                                          << "GET"_ba
                                          << "//a%2Fb%zz?x=%2f&y"_ba
                                          << ""_ba;
        QTest::newRow("chunked") << post("Transfer-Encoding: chunked\r\n",
                                         "5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n")
                                 << "POST"_ba
                                 << "/hook"_ba
                                 << "hello!"_ba;
        QTest::newRow("binary") << post("Content-Length: 6\r\n", QByteArray("\0\xff\r\n\r\n", 6))
                                << "POST"_ba
                                << "/hook"_ba << QByteArray("\0\xff\r\n\r\n", 6);
        QTest::newRow("unknown method") << "FROB /x HTTP/1.1\r\nHost: a\r\n\r\n"_ba
                                        << "FROB"_ba
                                        << "/x"_ba
                                        << ""_ba;
        QTest::newRow("PUT") << "PUT /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nz"_ba
                             << "PUT"_ba
                             << "/x"_ba
                             << "z"_ba;
        QTest::newRow("largest body")
            << post("Content-Length: 20000\r\n", QByteArray(20'000, 'x')) << "POST"_ba
            << "/hook"_ba << QByteArray(20'000, 'x');
        QTest::newRow("HTTP/1.0") << "POST /old HTTP/1.0\r\nContent-Length: 1\r\n\r\nz"_ba
                                  << "POST"_ba
                                  << "/old"_ba
                                  << "z"_ba;
    }
    void takesWhatComes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        // At once, and in small pieces that the kernel delivers one by one.
        Client whole(m_port);
        whole.write(bytes);
        QTRY_COMPARE(whole.statuses(), "200"_ba);
        Client pieces(m_port);
        QVERIFY(pieces.waitForConnected());
        const qsizetype step = qMax<qsizetype>(1, bytes.size() / 40);
        for (qsizetype at = 0; at < bytes.size(); at += step) {
            pieces.write(bytes.mid(at, step));
            pieces.flush();
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(pieces.statuses(), "200"_ba);
        QCOMPARE(m_requests.size(), 2);
        for (const HttpRequest &request : std::as_const(m_requests)) {
            QCOMPARE(request.method, method);
            QCOMPARE(request.target, target);
            QCOMPARE(request.body, body);
            QCOMPARE(request.head, bytes.first(bytes.indexOf("\r\n\r\n") + 4));
            QCOMPARE(request.receivedAtUs, qint64(1'789'000'000'000'000));
            QVERIFY(request.peer.startsWith(u"127.0.0.1:"_s));
        }
        QVERIFY(m_refused.isEmpty());
    }

    void keepsHeadersAsSent()
    {
        Client client(m_port);
        client.write("GET / HTTP/1.1\r\nhOsT: a\r\nX-Dup: 1\r\nx-dup: 2\r\nEmpty:\r\n\r\n");
        QTRY_COMPARE(client.statuses(), "200"_ba);
        const HttpHeaders expected {{"hOsT", "a"}, {"X-Dup", "1"}, {"x-dup", "2"}, {"Empty", ""}};
        QCOMPARE(m_requests.first().headers, expected);
    }

    void keepsPipelinedRequestsInOrder()
    {
        m_answerAtOnce = false;
        Client client(m_port);
        client.write("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\n\r\n");
        QTRY_COMPARE(m_waiting.size(), 1);
        // All three have arrived when a later client is through; still only one was handed on.
        Client later(m_port);
        later.write("GET /later HTTP/1.1\r\n\r\n");
        QTRY_COMPARE(m_waiting.size(), 2);
        QCOMPARE(m_requests[1].target, "/later"_ba);
        m_receiver->answer(m_waiting[0], {.status = 201});
        QTRY_COMPARE(m_waiting.size(), 3);
        m_receiver->answer(m_waiting[2], {.status = 202});
        QTRY_COMPARE(m_waiting.size(), 4);
        m_receiver->answer(m_waiting[3], {.status = 203});
        QTRY_COMPARE(client.statuses(), "201 202 203"_ba);
        QCOMPARE(m_requests[3].target, "/3"_ba);
    }

    void closesWhenTheSenderWantsIt()
    {
        Client client(m_port);
        client.write("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(client.statuses(), "200"_ba);
        QVERIFY(client.received.contains("Connection: close"));
    }

    void says100Continue()
    {
        Client client(m_port);
        client.write(post("Expect: 100-continue\r\nContent-Length: 2\r\n"));
        QTRY_VERIFY(client.received.startsWith("HTTP/1.1 100 Continue\r\n"));
        client.write("hi");
        QTRY_COMPARE(client.statuses(), "200"_ba);
        QCOMPARE(m_requests.first().body, "hi"_ba);
        QCOMPARE(client.received.count("100 Continue"), 1); // QtHttpServer does not say it too
    }

    void says100ContinueToNobodyElse_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("whose body has come")
            << QByteArray(post("Expect: 100-continue\r\nContent-Length: 2\r\n") + "hi");
        QTest::newRow("HTTP/1.0, which would take it for the answer")
            << "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi"_ba;
    }
    void says100ContinueToNobodyElse()
    {
        QFETCH(QByteArray, bytes);
        Client client(m_port);
        const bool atOnce = bytes.contains("HTTP/1.1");
        client.write(atOnce ? bytes : bytes.chopped(2));
        if (!atOnce) {
            Client other(m_port); // whose turn comes after that of the head
            other.write("GET / HTTP/1.1\r\n\r\n");
            QTRY_COMPARE(other.statuses(), "200"_ba);
            client.write(bytes.right(2));
        }
        QTRY_COMPARE(client.statuses(), "200"_ba);
        QVERIFY(client.received.startsWith("HTTP/1.1 200"));
    }

    /// The second head is only partly there when the first request is answered.
    void takesAHeadThatComesInTwoParts_data()
    {
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("short") << post("Content-Length: 2\r\n") + "b2";
        QTest::newRow("many headers")
            << post(QByteArray("X-Many: y\r\n").repeated(90) + "Content-Length: 2\r\n") + "b2";
        QTest::newRow("a long target") << QByteArray("POST /" + QByteArray(3'500, 't')
                                                     + " HTTP/1.1\r\nContent-Length: 2\r\n\r\nb2");
        QTest::newRow("chunks") << post("Transfer-Encoding: chunked\r\n") + "2\r\nb2\r\n0\r\n\r\n";
    }
    void takesAHeadThatComesInTwoParts()
    {
        QFETCH(QByteArray, second);
        for (const qsizetype cut :
             {qsizetype(1), qsizetype(12), second.size() / 2, second.size() - 3}) {
            m_requests.clear();
            Client client(m_port);
            client.write(post("Content-Length: 2\r\n") + "b1" + second.first(cut));
            QTRY_COMPARE(client.statuses(), "200"_ba);
            client.write(second.sliced(cut));
            QTRY_COMPARE(client.statuses(), "200 200"_ba);
            QCOMPARE(m_requests.size(), 2);
            QCOMPARE(m_requests.at(0).body, "b1"_ba);
            QCOMPARE(m_requests.at(1).head + m_requests.at(1).body,
                     second.contains("chunked")
                         ? second.first(second.indexOf("\r\n\r\n") + 4) + "b2"
                         : second);
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("status");
        const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
        QTest::newRow("header without colon") << post("Oops\r\n") << "400"_ba;
        QTest::newRow("10 000 headers")
            << post(QByteArray("X-Header: value\r\n").repeated(10'000)) << "431"_ba;
        QTest::newRow("300 MB of header would come")
            << post("A: " + QByteArray(1'000'000, 'a')) << "431"_ba;
        QTest::newRow("a gigabyte, then silence")
            << post("Content-Length: 1073741824\r\n") << "413"_ba;
        QTest::newRow("a large body that does come")
            << post("Content-Length: 3000000\r\n", QByteArray(3'000'000, 'x')) << "413"_ba;
        QTest::newRow("chunks grow too large")
            << post(chunked, QByteArray("1000\r\n" + QByteArray(4096, 'x') + "\r\n").repeated(9))
            << "413"_ba;
        QTest::newRow("chunked garbage") << post(chunked, "zzzz\r\n") << "400"_ba;
        QTest::newRow("NUL in the head") << post(QByteArray("A: \0\r\n", 6)) << "400"_ba;
        QTest::newRow("both lengths") << post("Content-Length: 5\r\n" + chunked) << "400"_ba;
        QTest::newRow("two lengths")
            << post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello") << "400"_ba;
        QTest::newRow("negative length") << post("Content-Length: -5\r\n") << "400"_ba;
        QTest::newRow("TLS on a plain port")
            << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n", 12) << "400"_ba;
        QTest::newRow("HTTP/2") << "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"_ba
                                << "505"_ba;
        QTest::newRow("web socket") << post("Upgrade: websocket\r\n") << "400"_ba;
        QTest::newRow("head that stops") << "POST /hook HTTP/1.1\r\nHost: a\r\n"_ba
                                         << "408"_ba;
        QTest::newRow("body that stops") << post("Content-Length: 10\r\n", "abc") << "408"_ba;
        QTest::newRow("second request bad") << "GET / HTTP/1.1\r\n\r\nOops\r\n\r\n"_ba
                                            << "200 400"_ba;
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, status);
        if (status == "408") {
            ListenOptions hasty = options();
            hasty.limits.headTimeoutMs = hasty.limits.bodyTimeoutMs = 400;
            m_port = m_receiver->listen(hasty)->first().port;
        }
        Client client(m_port);
        client.write(bytes);
        QTRY_COMPARE(client.statuses(), status);
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), QAbstractSocket::UnconnectedState, 8000);
        QCOMPARE(m_refused.size(), 1);
        QCOMPARE(m_refused.first().refusal.status, status.right(3).toInt());
        QVERIFY(!m_refused.first().refusal.reason.isEmpty());
        QVERIFY(m_refused.first().head.size() <= 4096);
        QVERIFY(m_refused.first().body.size() <= 8192);
        QCOMPARE(m_requests.size(), status.size() > 3 ? 1 : 0);
        // The next good request is served at once.
        Client good(m_port);
        good.write(post("Content-Length: 2\r\n", "ok"));
        QTRY_COMPARE(good.statuses(), "200"_ba);
    }

    void showsRequestsThatBreakOff()
    {
        auto client = std::make_unique<Client>(m_port);
        QVERIFY(client->waitForConnected());
        client->write(post("Content-Length: 10\r\n", "abc"));
        QVERIFY(client->waitForBytesWritten());
        client->disconnectFromHost();
        QTRY_COMPARE(m_refused.size(), 1);
        QCOMPARE(m_refused.first().body, "abc"_ba);
        QCOMPARE(m_refused.first().target, "/hook"_ba);
        // A connection that never says anything is nothing to show.
        Client silent(m_port);
        QVERIFY(silent.waitForConnected());
        silent.disconnectFromHost();
        QTRY_COMPARE(silent.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(m_refused.size(), 1);
    }

    void survivesClientsThatLeaveBeforeTheAnswer()
    {
        m_answerAtOnce = false;
        for (int i = 0; i < 50; ++i) {
            Client client(m_port);
            QVERIFY(client.waitForConnected());
            client.write("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n");
            QVERIFY(client.waitForBytesWritten());
            QTRY_COMPARE(m_waiting.size(), i + 1);
            client.abort();
        }
        for (const quint64 connection : std::as_const(m_waiting))
            m_receiver->answer(connection, {.status = 200});
        m_receiver->answer(m_waiting.first(), {.status = 200}); // twice is no harm either
        m_answerAtOnce = true;
        Client good(m_port);
        good.write("GET / HTTP/1.1\r\n\r\n");
        QTRY_COMPARE(good.statuses(), "200"_ba);
    }

    void forgetsConnectionsThatLeftBeforeTheAnswer()
    {
        m_receiver->stop();
        m_receiver = std::make_unique<Receiver>([] { return qint64(0); });
        QList<quint64> waiting;
        connect(m_receiver.get(), &Receiver::received, this,
                [&](quint64 connection) { waiting.append(connection); });
        ListenOptions few = options();
        few.limits.maxConnections = 1;
        const quint16 port = m_receiver->listen(few)->first().port;
        for (int i = 1; i <= 3; ++i) { // each needs the only place that there is
            Client client(port);
            client.write("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
            QTRY_COMPARE(waiting.size(), i);
            client.abort();
            // The reset has arrived when a later connection is seen: it comes over the same loop.
            Client turnedAway(port);
            QTRY_COMPARE(turnedAway.state(), QAbstractSocket::UnconnectedState);
            m_receiver->answer(waiting.last(), {.status = 200});
            QCoreApplication::processEvents();
        }
    }

    void boundsConnections()
    {
        m_receiver = std::make_unique<Receiver>([] { return qint64(0); });
        ListenOptions few = options();
        few.limits.maxConnections = 2;
        const quint16 port = m_receiver->listen(few)->first().port;
        Client one(port);
        Client two(port);
        QVERIFY(one.waitForConnected() && two.waitForConnected());
        QTRY_COMPARE(two.state(), QAbstractSocket::ConnectedState);
        QCoreApplication::processEvents();
        Client three(port);
        QTRY_COMPARE(three.statuses(), "503"_ba);
    }

    void stopsAfterWhatIsInFlight()
    {
        m_answerAtOnce = false;
        Client idle(m_port);
        QVERIFY(idle.waitForConnected());
        Client busy(m_port);
        busy.write("GET / HTTP/1.1\r\n\r\n");
        QTRY_COMPARE(m_waiting.size(), 1);
        QSignalSpy finished(m_receiver.get(), &Receiver::finished);
        m_receiver->stop();
        QTRY_COMPARE(idle.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(finished.isEmpty());
        m_receiver->answer(m_waiting.first(), {.status = 200});
        QTRY_COMPARE(finished.size(), 1);
        QTRY_COMPARE(busy.statuses(), "200"_ba);
        QVERIFY(!m_receiver->isListening());
        QVERIFY(m_receiver->listen(options())); // and once more
    }

    void saysWhyItCannotListen_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("says");
        QTest::newRow("not an address") << u"nowhere"_s << u"not an IP address"_s;
        QTest::newRow("not ours") << u"192.0.2.1"_s << u"does not have that address"_s;
        QTest::newRow("taken") << u"127.0.0.1"_s << u"another program"_s;
    }
    void saysWhyItCannotListen()
    {
        QFETCH(QString, address);
        QFETCH(QString, says);
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        ListenOptions wanted = options();
        wanted.listeners.first().address = address;
        wanted.listeners.first().port = other.serverPort();
        Receiver receiver([] { return qint64(0); });
        const auto listener = receiver.listen(wanted);
        QVERIFY(!listener);
        QVERIFY2(listener.error().message.contains(says), qPrintable(listener.error().message));
        QVERIFY(listener.error().message.contains(address));
    }
};

QTEST_GUILESS_MAIN(ReceiverTest)
#include "tst_receiver.moc"

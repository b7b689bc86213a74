// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"
#include "core/verify/selfsignedcertificate.h"
#include "tests/support/receiving.h"

#include <QSignalSpy>
#include <QSslCipher>
#include <QTcpServer>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::Client;
using test::post;
using test::Reception;
using test::TlsClient;

/// Several listeners, and TLS as its clients see it.
class TlsListenersTest : public QObject
{
    Q_OBJECT

    TlsIdentity m_identity;

    /// One that speaks TLS ("default"), one that does not ("plain").
    ListenOptions options() const
    {
        ListenOptions options = Reception::options();
        options.listeners.first().tls = m_identity;
        options.listeners.append({u"plain"_s, u"127.0.0.1"_s, 0, {}});
        return options;
    }
    static QByteArray hello(const QByteArray &version)
    {
        const QByteArray body =
            version + QByteArray(32, 'r') + QByteArray::fromHex("000004002f00350100");
        const QByteArray handshake = QByteArray::fromHex("010000") + char(body.size()) + body;
        return QByteArray::fromHex("16030100") + char(handshake.size()) + handshake;
    }
    /// Short enough to wait for its end, and more than a good handshake takes on a busy machine.
    static constexpr int HandshakeMs = 1000;

    static bool servesOverTls(Reception &reception)
    {
        TlsClient client(reception.port());
        client.write(post({}));
        return QTest::qWaitFor([&] { return client.statuses() == "200"; }, 30'000);
    }

private slots:
    void initTestCase()
    {
        const auto made =
            makeSelfSignedCertificate({u"localhost"_s, u"127.0.0.1"_s}, systemClockUs());
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        m_identity = *made;
    }

    void tellsWhereEachListens()
    {
        Reception reception(options());
        QCOMPARE(reception.listeners.size(), 2);
        const ListenerInfo tls = reception.listeners[0];
        QCOMPARE(tls.url(), u"https://127.0.0.1:%1/"_s.arg(tls.port));
        const QSslCertificate certificate(m_identity.certificate);
        QCOMPARE(tls.fingerprint.size(), 32 * 3 - 1);
        QCOMPARE(QByteArray::fromHex(tls.fingerprint.toLatin1().replace(':', "")),
                 certificate.digest(QCryptographicHash::Sha256));
        const ListenerInfo plain = reception.listeners[1];
        QCOMPARE(plain.url(), u"http://127.0.0.1:%1/"_s.arg(plain.port));
        QVERIFY(plain.fingerprint.isEmpty());

        TlsClient secret(tls.port);
        secret.write(post({}));
        QTRY_COMPARE(secret.statuses(), "200"_ba);
        QCOMPARE(secret.peerCertificate(), certificate);
        QVERIFY(secret.sessionProtocol() >= QSsl::TlsV1_2);
        Client open(plain.port);
        open.write(post({}));
        QTRY_COMPARE(open.statuses(), "200"_ba);
        QCOMPARE(reception.requests[0].listener, u"default"_s);
        QCOMPARE(reception.requests[1].listener, u"plain"_s);
        QCOMPARE(reception.requests[0].head, post({}));
        QVERIFY(!reception.requests[1].tls);
    }

    void tellsHowItWasEncrypted_data()
    {
        QTest::addColumn<QSsl::SslProtocol>("protocol");
        QTest::addColumn<QString>("version");
        QTest::newRow("1.2") << QSsl::TlsV1_2 << u"TLS 1.2"_s;
        QTest::newRow("1.3") << QSsl::TlsV1_3 << u"TLS 1.3"_s;
    }
    void tellsHowItWasEncrypted()
    {
        QFETCH(QSsl::SslProtocol, protocol);
        QFETCH(QString, version);
        Reception reception(options());
        TlsClient client(reception.port(), protocol);
        client.write(post({}));
        QTRY_COMPARE(client.statuses(), "200"_ba);
        const std::optional<TlsFacts> tls = reception.requests[0].tls;
        QVERIFY(tls);
        QCOMPARE(tls->version, version);
        QVERIFY(!tls->cipher.isEmpty());
        QCOMPARE(tls->cipher, client.sessionCipher().name()); // as the client has it
    }

    void listensEverywhereOrNowhere()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        ListenOptions wanted = options();
        wanted.listeners.append({u"taken"_s, u"127.0.0.1"_s, other.serverPort(), {}});
        Receiver receiver([] { return qint64(0); });
        const auto failed = receiver.listen(wanted);
        QVERIFY(!failed);
        QVERIFY2(failed.error().message.contains(
                     u"127.0.0.1:%1 (listener \"taken\")"_s.arg(other.serverPort())),
                 qPrintable(failed.error().message));
        QVERIFY(!receiver.isListening());
        // Those before it were let go: their very ports can be had.
        wanted.listeners.removeLast();
        const auto first = receiver.listen(wanted);
        QVERIFY(first);
        const quint16 port = first->first().port;
        wanted.listeners.append({u"taken"_s, u"127.0.0.1"_s, other.serverPort(), {}});
        QVERIFY(!receiver.listen(wanted)); // what listened before goes on
        QVERIFY(receiver.isListening());
        Client client(port);
        QVERIFY(client.waitForConnected());
    }

    void saysWhatIsWrongWithListeners_data()
    {
        QTest::addColumn<ListenOptions>("options");
        QTest::addColumn<QString>("says");
        ListenOptions none;
        none.listeners.clear();
        QTest::newRow("none") << none << u"no address"_s;
        ListenOptions twice = options();
        twice.listeners[1].name = u"default"_s;
        QTest::newRow("same name") << twice << u"Two listeners have the name \"default\""_s;
        ListenOptions noCertificate = options();
        noCertificate.listeners[0].tls->certificate = "x";
        QTest::newRow("no certificate") << noCertificate << u"(listener \"default\"): its cert"_s;
        ListenOptions noKey = options();
        noKey.listeners[0].tls->key = "x";
        QTest::newRow("no key") << noKey << u"(listener \"default\"): its key"_s;
    }
    void saysWhatIsWrongWithListeners()
    {
        QFETCH(ListenOptions, options);
        QFETCH(QString, says);
        Receiver receiver([] { return qint64(0); });
        const auto failed = receiver.listen(options);
        QVERIFY(!failed);
        QVERIFY2(failed.error().message.contains(says), qPrintable(failed.error().message));
    }

    /// All that the guard does, it does for what was decrypted.
    void guardsWhatIsDecrypted_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("statuses");
        QTest::addColumn<int>("refused");
        const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
        QTest::newRow("pipelined") << post({}).repeated(5) << "200 200 200 200 200"_ba << 0;
        QTest::newRow("large body")
            << post("Content-Length: 20000\r\n", QByteArray(20'000, 'x')) << "200"_ba << 0;
        QTest::newRow("closing") << post("Connection: close\r\n") << "200"_ba << 0;
        QTest::newRow("chunked") << post(chunked, "2\r\nhi\r\n0\r\n\r\n") << "200"_ba << 0;
        QTest::newRow("garbage") << "Oops\r\n\r\n"_ba
                                 << "400"_ba << 1;
        QTest::newRow("good, then garbage") << post({}) + "Oops\r\n\r\n"
                                            << "200 400"_ba << 1;
        QTest::newRow("body too large") << post("Content-Length: 20001\r\n") << "413"_ba << 1;
        QTest::newRow("large body that comes")
            << post("Content-Length: 3000000\r\n", QByteArray(3'000'000, 'x')) << "413"_ba << 1;
        QTest::newRow("head too large") << post("A: " + QByteArray(100'000, 'a')) << "431"_ba << 1;
        QTest::newRow("CL.TE") << post("Content-Length: 5\r\n" + chunked) << "400"_ba << 1;
        QTest::newRow("head that stops") << "GET /"_ba
                                         << "408"_ba << 1;
        QTest::newRow("body that stops") << post("Content-Length: 5\r\n", "he") << "408"_ba << 1;
    }
    void guardsWhatIsDecrypted()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, statuses);
        QFETCH(int, refused);
        ListenOptions hasty = options();
        if (statuses == "408") // but not for the handshake
            hasty.limits.headTimeoutMs = hasty.limits.bodyTimeoutMs = 300;
        Reception reception(hasty);
        TlsClient client(reception.port());
        client.write(bytes);
        QTRY_COMPARE(client.statuses(), statuses);
        QCOMPARE(reception.refused.size(), refused);
        if (refused > 0)
            QTRY_VERIFY(client.isGone());
        QVERIFY(servesOverTls(reception));
    }

    /// What they sent last and the end of the connection are found in one look.
    void tellsOfSendersThatLeave_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("in the head") << "POST /hook HTTP/1.1\r\nHost"_ba;
        QTest::newRow("before the body") << post("Content-Length: 5\r\n");
        QTest::newRow("in the body") << post("Content-Length: 5\r\n", "he");
        QTest::newRow("in a chunk") << post("Transfer-Encoding: chunked\r\n", "5\r\nhe");
        QTest::newRow("in a large body")
            << post("Content-Length: 8000000\r\n", QByteArray(7'000'000, 'x'));
    }
    void tellsOfSendersThatLeave()
    {
        QFETCH(QByteArray, bytes);
        ListenOptions single = options();
        single.limits.maxConnectionsPerPeer = 1;
        single.limits.request.maxBodyBytes = 8'000'000;
        Reception reception(single);
        TlsClient client(reception.port());
        client.write(bytes);
        client.disconnectFromHost();
        QTRY_COMPARE(reception.refused.size(), 1);
        QVERIFY2(reception.lastRefusal().startsWith(u"400 The sender closed the connection"),
                 qPrintable(reception.lastRefusal()));
        QVERIFY(servesOverTls(reception)); // its place is free
    }

    /// Larger than all buffers on the way, so that each has to be filled and emptied many times.
    void takesBodiesOfAnySize()
    {
        ListenOptions large = options();
        large.limits.request.maxBodyBytes = 8'000'000;
        Reception reception(large);
        const QByteArray body = QByteArray("0123456789abcdef").repeated(500'000);
        TlsClient secret(reception.port(0));
        secret.write(post("Content-Length: 8000000\r\n", body));
        Client open(reception.port(1));
        open.write(post("Content-Length: 8000000\r\n", body));
        QTRY_COMPARE_WITH_TIMEOUT(secret.statuses() + open.statuses(), "200200"_ba, 30'000);
        QCOMPARE(reception.requests.size(), 2);
        QVERIFY(reception.requests[0].body == body && reception.requests[1].body == body);
    }

    void refusesWhatIsNoHandshake_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("says");
        QTest::addColumn<QByteArray>("statuses");
        QTest::newRow("plain HTTP") << post({}) << "400 This is plain HTTP on an HTTPS"_ba
                                    << "400"_ba;
        QTest::newRow("half a word") << "GE"_ba
                                     << "400 This is plain HTTP on an HTTPS"_ba
                                     << "400"_ba;
        QTest::newRow("TLS 1.0") << hello("\x03\x01") << "400 The sender speaks a version"_ba
                                 << ""_ba;
        QTest::newRow("TLS 1.1") << hello("\x03\x02") << "400 The sender speaks a version"_ba
                                 << ""_ba;
        QTest::newRow("no cipher in common")
            << hello("\x03\x03") << "400 The TLS handshake failed"_ba
            << ""_ba;
        QTest::newRow("garbage") << QByteArray("\x16garbage garbage") << "400 The"_ba
                                 << ""_ba;
        QTest::newRow("handshake that stops")
            << hello("\x03\x03").first(20) << "400 The TLS handshake was not finished"_ba
            << ""_ba;
    }
    void refusesWhatIsNoHandshake()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, says);
        QFETCH(QByteArray, statuses);
        ListenOptions hasty = options();
        hasty.limits.handshakeTimeoutMs = HandshakeMs;
        Reception reception(hasty);
        Client client(reception.port());
        client.write(bytes);
        QTRY_VERIFY(client.isGone());
        QTRY_COMPARE(reception.refused.size(), 1);
        QVERIFY2(reception.lastRefusal().startsWith(QString::fromLatin1(says)),
                 qPrintable(reception.lastRefusal()));
        QCOMPARE(client.statuses(), statuses);
        QCOMPARE(reception.answeredRefusals, statuses.isEmpty() ? 0 : 1);
        QCOMPARE(reception.refused.first().listener, u"default"_s);
        QVERIFY(reception.refused.first().peer.startsWith(u"127.0.0.1:"_s));
        QVERIFY(reception.requests.isEmpty());
        QVERIFY(servesOverTls(reception));
    }

    void tellsOfSendersThatDoNotTrustIt()
    {
        Reception reception(options());
        QSslSocket strict;
        strict.setPeerVerifyMode(QSslSocket::VerifyPeer);
        strict.connectToHostEncrypted(u"127.0.0.1"_s, reception.port());
        QTRY_COMPARE(reception.refused.size(), 1);
        QVERIFY2(reception.lastRefusal().contains(u"trust the certificate"_s),
                 qPrintable(reception.lastRefusal()));
        QVERIFY(servesOverTls(reception));
    }

    void saysTlsOnAPlainListener()
    {
        Reception reception(options());
        TlsClient client(reception.port(1));
        QTRY_VERIFY(client.isGone());
        QCOMPARE(reception.refused.size(), 1);
        QVERIFY(reception.lastRefusal().startsWith(u"400 This is TLS on a plain HTTP listener"_s));
        QVERIFY(servesOverTls(reception));
    }

    /// The stock TLS server stops accepting for good after some of these.
    void survivesManyThatLeaveBeforeTheHandshake()
    {
        ListenOptions hasty = options();
        hasty.limits.handshakeTimeoutMs = HandshakeMs;
        Reception reception(hasty);
        for (int i = 0; i < 300; ++i) {
            Client client(reception.port());
            client.sendAll(hello("\x03\x03").first(i % 40));
            QCoreApplication::processEvents(); // or nobody accepts them
            if (i % 2 == 0)
                client.leaveWithReset();
        }
        Client silent(reception.port()); // says nothing, and is not told of
        QTRY_VERIFY(silent.isGone());
        QVERIFY(reception.requests.isEmpty());
        QVERIFY(servesOverTls(reception));
    }

    void survivesClientsThatVanishBeforeTheAnswer()
    {
        Reception reception(options());
        reception.answersAtOnce = false;
        for (int i = 0; i < 50; ++i) {
            TlsClient client(reception.port());
            client.write(post({}) + post({}));
            QTRY_COMPARE(reception.waiting.size(), i + 1);
            client.abort();
        }
        for (const quint64 connection : std::as_const(reception.waiting))
            reception.receiver.answer(connection, {});
        reception.answersAtOnce = true;
        QVERIFY(servesOverTls(reception));
    }

    void boundsConnectionsOverTls()
    {
        ListenOptions few = options();
        few.limits.maxConnections = 1;
        few.limits.handshakeTimeoutMs = HandshakeMs;
        Reception reception(few);
        Client shaking(reception.port()); // a handshake has a place, too
        QVERIFY(shaking.waitForConnected());
        TlsClient further(reception.port());
        QTRY_VERIFY(further.isGone());
        QCOMPARE(reception.refused.size(), 1);
        QVERIFY(reception.lastRefusal().startsWith(u"503 No more connections are"_s));
        QCOMPARE(reception.answeredRefusals, 0);
        QTRY_VERIFY(shaking.isGone());
        QVERIFY(servesOverTls(reception));
    }

    void stopsDuringTheHandshake()
    {
        Reception reception(options());
        Client begun(reception.port());
        begun.sendAll(hello("\x03\x03").first(20));
        TlsClient idle(reception.port());
        idle.write(post({}));
        QTRY_COMPARE(idle.statuses(), "200"_ba); // its handshake is over on either side
        TlsClient silent(reception.port());
        QTRY_VERIFY(silent.isEncrypted()); // here; the receiver may be at it still
        reception.receiver.stop();
        QTRY_VERIFY(reception.finished);
        QTRY_VERIFY(begun.isGone() && idle.isGone() && silent.isGone());
        QVERIFY(reception.refused.size() == 1 || reception.refused.size() == 2);
        QVERIFY(reception.lastRefusal().contains(u"stopped during the TLS handshake"_s));
    }
};

QTEST_GUILESS_MAIN(TlsListenersTest)
#include "tst_tlslisteners.moc"

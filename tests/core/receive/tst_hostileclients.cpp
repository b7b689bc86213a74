// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/filelimit.h"
#include "core/receive/refusalthrottle.h"
#include "tests/support/receiving.h"

#include <QElapsedTimer>
#include <QSignalSpy>

#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::Client;
using test::post;
using test::Reception;

/// Many connections, and those that do not go on: limits over all of them, floods, and vanishing
/// clients.
class HostileClientsTest : public QObject
{
    Q_OBJECT

    using Clients = std::vector<std::unique_ptr<Client>>;

private slots:
    void initTestCase() { raiseOpenFileLimit(); }

    void boundsConnectionsOfAllListenersTogether()
    {
        ListenOptions options = Reception::options();
        options.listeners.append({u"second"_s, u"127.0.0.1"_s, 0, {}});
        options.limits.maxConnections = 2;
        Reception reception(options);
        Client one(reception.port(0));
        Client two(reception.port(1));
        one.write(post({}));
        two.write(post({}));
        QTRY_COMPARE(one.statuses() + two.statuses(), "200200"_ba);
        for (int i : {0, 1}) {
            Client further(reception.port(i));
            QTRY_COMPARE(further.statuses(), "503"_ba);
            QTRY_VERIFY(further.isGone());
            QTRY_COMPARE(reception.refused.size(), i + 1);
            QVERIFY(reception.lastRefusal().startsWith(u"503 No more connections are"_s));
            QCOMPARE(reception.refused.last().listener, i == 0 ? u"default"_s : u"second"_s);
        }
        one.disconnectFromHost();
        QTRY_VERIFY(one.isGone());
        QVERIFY(QTest::qWaitFor([&] { return reception.servesGoodRequest(); }));
    }

    void boundsConnectionsOfOneAddress()
    {
        ListenOptions options = Reception::options();
        options.limits.maxConnectionsPerPeer = 1;
        Reception reception(options);
        Client one(reception.port());
        one.write(post({}));
        QTRY_COMPARE(one.statuses(), "200"_ba);
        Client same(reception.port());
        QTRY_COMPARE(same.statuses(), "503"_ba);
        QTRY_VERIFY(reception.lastRefusal().contains(u"from this address"_s));
        Client other(reception.port(), QHostAddress(u"127.0.0.2"_s));
        other.write(post({}));
        QTRY_COMPARE(other.statuses(), "200"_ba);
    }

    /// However many knock, few are told that they cannot come in; the others are just closed.
    void turnsManyAway()
    {
        ListenOptions options = Reception::options();
        options.limits.maxConnections = 1;
        Reception reception(options);
        Client in(reception.port());
        in.write(post({}));
        QTRY_COMPARE(in.statuses(), "200"_ba);
        Clients clients;
        for (int i = 0; i < 200; ++i)
            clients.push_back(std::make_unique<Client>(reception.port()));
        for (const auto &client : clients)
            QTRY_VERIFY_WITH_TIMEOUT(client->isGone(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(reception.refused.size(), 200, 30'000);
        in.write(post({}));
        QTRY_COMPARE(in.statuses(), "200 200"_ba);
    }

    void boundsBytesInFlight()
    {
        ListenOptions options = Reception::options();
        options.limits.maxBytesInFlight = 30'000;
        options.limits.lingerMs = 60'000;
        Reception reception(options);
        reception.answersAtOnce = false;
        const QByteArray body(15'000, 'x');
        Client waits(reception.port()); // waits for its answer
        waits.write(post("Content-Length: 15000\r\n", body));
        QTRY_COMPARE(reception.waiting.size(), 1);
        Client sends(reception.port()); // is still being read
        sends.write(post("Content-Length: 15000\r\n", body.first(10'000)));
        Client further(reception.port());
        QTRY_COMPARE(further.state(), QAbstractSocket::ConnectedState);
        further.write(post("Content-Length: 15000\r\n", body));
        QTRY_COMPARE(further.statuses(), "503"_ba);
        QTRY_VERIFY(reception.lastRefusal().startsWith(u"503 All requests that are being read"_s));
        // Though it is still there, it holds nothing of what others may have.
        Client small(reception.port());
        small.write(post("Content-Length: 1000\r\n", QByteArray(1000, 'x')));
        QTRY_COMPARE(reception.waiting.size(), 2);
        QVERIFY(!further.isGone());
        // Answered, the first one gives its bytes back.
        reception.answerNext();
        QTRY_COMPARE(waits.statuses(), "200"_ba);
        reception.answerNext();
        QTRY_COMPARE(small.statuses(), "200"_ba);
        sends.write(body.sliced(10'000));
        QTRY_COMPARE(reception.waiting.size(), 1);
        reception.answerNext();
        QTRY_COMPARE(sends.statuses(), "200"_ba);
        QCOMPARE(reception.refused.size(), 1);
        QVERIFY(reception.servesGoodRequest());
    }

    /// Pipelined requests that nobody has looked at yet count, too, and stay small.
    void holdsLittleOfWhatIsPipelined()
    {
        ListenOptions options = Reception::options();
        options.limits.maxBytesInFlight = 1'000'000;
        Reception reception(options);
        reception.answersAtOnce = false;
        Client client(reception.port());
        client.write(post({}));
        QTRY_COMPARE(reception.waiting.size(), 1);
        const qint64 all = 64LL * 1024 * 1024;
        client.write(QByteArray(all, 'x'));
        Client later(reception.port());
        later.write(post({}));
        QTRY_COMPARE(reception.waiting.size(), 2);
        QTRY_VERIFY(!client.waitForBytesWritten(50)); // the kernel takes no more
        QVERIFY(client.bytesToWrite() > all / 2);
        reception.answerNext();
        QTRY_COMPARE(client.statuses().left(3), "200"_ba);
        client.abort();
    }

    /// Answers that are not read are not piled up: the next request waits, then the connection
    /// goes.
    void dropsWhoDoesNotReadItsAnswers()
    {
        ListenOptions options = Reception::hasty();
        options.limits.maxConnections = 1;
        Reception reception(options);
        reception.answer.body = QByteArray(1'000'000, 'x');
        QTcpSocket client;
        client.setReadBufferSize(1);
        client.connectToHost(QHostAddress::LocalHost, reception.port());
        QVERIFY(client.waitForConnected());
        for (int i = 0; i < 500; ++i)
            client.write("GET / HTTP/1.1\r\n\r\n");
        const auto anotherGetsIn = [&] {
            Client another(reception.port());
            return QTest::qWaitFor(
                       [&] { return !another.statuses().isEmpty() || another.isGone(); }, 200)
                ? false
                : another.state() == QAbstractSocket::ConnectedState;
        };
        QTRY_VERIFY(anotherGetsIn());
        QVERIFY2(reception.requests.size() < 30,
                 qPrintable(QString::number(reception.requests.size())));
    }

    void survives512ClientsThatVanishBeforeTheAnswer()
    {
        constexpr int Count = 512;
        ListenOptions options = Reception::options();
        options.limits.maxConnections = Count + 8;
        options.limits.maxConnectionsPerPeer = Count + 8;
        Reception reception(options);
        reception.answersAtOnce = false;
        Clients clients;
        for (int i = 0; i < Count; ++i) {
            clients.push_back(std::make_unique<Client>(reception.port()));
            clients.back()->write(post({}) + (i % 3 == 0 ? post({}) : QByteArray()));
        }
        QTRY_COMPARE_WITH_TIMEOUT(reception.waiting.size(), Count, 30'000);
        for (size_t i = 0; i < clients.size(); ++i) {
            if (i % 2 == 0)
                clients[i]->leaveWithReset();
            else
                clients[i]->disconnectFromHost();
        }
        clients.clear();
        QVERIFY(reception.servesGoodRequest());
        const QList<quint64> waiting = reception.waiting;
        for (const quint64 connection : waiting)
            reception.receiver.answer(connection, {});
        for (const quint64 connection : waiting) // twice is no harm either
            reception.receiver.answer(connection, {});
        QVERIFY(reception.servesGoodRequest());
        QSignalSpy finished(&reception.receiver, &Receiver::finished);
        reception.receiver.stop();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    }

    /// A flood of bad requests fills neither the session nor the memory.
    void keepsOnlySomeRefusals()
    {
        ListenOptions options = Reception::options();
        options.limits.refusalsPerSecond = 5;
        Reception reception(options);
        const int sent = 300;
        QElapsedTimer took;
        took.start();
        for (int i = 0; i < sent; ++i) {
            Client client(reception.port());
            client.write("Oops\r\n\r\n");
            QTRY_COMPARE(client.statuses(), "400"_ba);
        }
        const qint64 most = 20 + 5 * (took.elapsed() / 1000 + 1); // those of four seconds at once
        // Kept or counted, none is lost; where sending took more than a second, some are counted
        // later than others.
        int kept = 0;
        const auto keptOrCounted = [&] {
            int counted = 0;
            kept = 0;
            for (const HttpRequest &entry : std::as_const(reception.refused)) {
                const QString &reason = entry.refusal.reason;
                const bool isOne = reason.startsWith(u"One further refusal was not kept"_s);
                const bool isCount = isOne || reason.contains(u"were not kept"_s);
                counted += isOne ? 1 : isCount ? reason.section(u' ', 0, 0).toInt() : 0;
                kept += isCount ? 0 : 1;
                if (isCount && !entry.head.isEmpty())
                    return -1;
            }
            return kept + counted;
        };
        QTRY_COMPARE_WITH_TIMEOUT(keptOrCounted(), sent, 30'000);
        QVERIFY2(kept >= 20 && kept <= most, qPrintable(QString::number(kept)));
        QVERIFY(reception.servesGoodRequest());
    }

    /// Of large refusals fewer are kept: what counts in the long run is the disk.
    void keepsFewerLargeRefusals_data()
    {
        QTest::addColumn<int>("headBytes");
        QTest::addColumn<int>("kept");
        QTest::newRow("small") << 100 << 5000;
        QTest::newRow("10 KiB") << 10 * 1024 << 500;
    }
    void keepsFewerLargeRefusals()
    {
        QFETCH(int, headBytes);
        QFETCH(int, kept);
        RefusalThrottle throttle;
        throttle.setRate(1e6);
        QSignalSpy spy(&throttle, &RefusalThrottle::kept);
        HttpRequest request;
        request.head = QByteArray(headBytes, 'x');
        QElapsedTimer took;
        took.start();
        for (int i = 0; i < 6000; ++i)
            throttle.take(request, true);
        const qint64 meanwhile = took.elapsed() / 1000 + 1; // one a second comes in addition
        QVERIFY(spy.size() >= kept);
        QVERIFY(spy.size() <= kept + meanwhile);
    }
};

QTEST_GUILESS_MAIN(HostileClientsTest)
#include "tst_hostileclients.moc"

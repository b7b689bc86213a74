// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/receiving.h"

#include <QSignalSpy>

#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::Client;
using test::post;
using test::Reception;

/// How connections go on from answer to answer, and how they end, also when all is stopped.
class ConnectionsTest : public QObject
{
    Q_OBJECT

    using Clients = std::vector<std::unique_ptr<Client>>;

private slots:
    /// Not one of those answered in one turn of the event loop has to wait for a timer.
    void goesOnWithAllThatWereAnswered()
    {
        constexpr int Count = 10;
        Reception reception;
        reception.answersAtOnce = false;
        Clients clients;
        for (int i = 0; i < Count; ++i) {
            clients.push_back(std::make_unique<Client>(reception.port()));
            clients.back()->write(post({}) + post({}));
        }
        QTRY_COMPARE(reception.waiting.size(), Count);
        for (int i = 0; i < Count; ++i)
            reception.answerNext();
        QCOMPARE(reception.waiting.size(), 0);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(reception.waiting.size(), Count);
    }

    /// After the last answer nothing more is read into memory, and whoever sends on is dropped.
    void dropsWhatComesAfterTheLastRequest()
    {
        ListenOptions options = Reception::options();
        options.limits.lingerMs = options.limits.bodyTimeoutMs = 60'000;
        Reception reception(options);
        Client client(reception.port());
        client.write(post("Connection: close\r\n") + QByteArray(32 * 1024 * 1024, 'x'));
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone(), 30'000);
        QCOMPARE(reception.requests.size(), 1);
        QVERIFY(reception.servesGoodRequest());
    }

    /// Silent connections hold no place for as long as a pause between requests may take.
    void closesConnectionsThatNeverSendAnything()
    {
        ListenOptions options = Reception::options();
        options.limits.headTimeoutMs = 100;
        options.limits.idleTimeoutMs = 60'000;
        Reception reception(options);
        Client served(reception.port());
        served.write(post({}));
        QTRY_COMPARE(served.statuses(), "200"_ba);
        Client silent(reception.port());
        QTRY_VERIFY(silent.isGone());
        QVERIFY(silent.received.isEmpty());
        QVERIFY(!served.isGone());
    }

    void closesIdleConnections()
    {
        ListenOptions options = Reception::options();
        options.limits.idleTimeoutMs = 100;
        Reception reception(options);
        Client silent(reception.port());
        Client served(reception.port());
        served.write(post({}));
        QTRY_COMPARE(served.statuses(), "200"_ba);
        QTRY_VERIFY(silent.isGone() && served.isGone());
        QVERIFY(silent.received.isEmpty());
        QVERIFY(reception.refused.isEmpty()); // nothing to tell of
    }

    /// Idle connections hold little, so a large body is the last.
    void closesAfterALargeBody()
    {
        ListenOptions options = Reception::options();
        options.limits.request.maxBodyBytes = 1'000'000;
        Reception reception(options);
        Client client(reception.port());
        client.write(post("Content-Length: 900000\r\n", QByteArray(900'000, 'x')));
        QTRY_COMPARE(client.statuses(), "200"_ba);
        QTRY_VERIFY(client.isGone());
        QVERIFY(client.received.contains("Connection: close\r\n"));
        QCOMPARE(reception.requests.first().body.size(), qsizetype(900'000));
    }

    /// New listeners take the place of others; who waits there gets an answer all the same.
    void answersWhoWaitsWhenItListensAnew()
    {
        Reception reception;
        reception.answersAtOnce = false;
        Client client(reception.port());
        client.write(post({}));
        QTRY_COMPARE(reception.waiting.size(), 1);
        QSignalSpy givingUp(&reception.receiver, &Receiver::givingUp);
        ListenOptions options = Reception::options();
        options.listeners.first().address = u"nowhere"_s;
        QVERIFY(!reception.receiver.listen(options));
        QVERIFY(givingUp.isEmpty()); // as it was
        QVERIFY(reception.receiver.listen(Reception::options()));
        QCOMPARE(givingUp.size(), 1);
        QTRY_COMPARE(client.statuses(), "503"_ba);
        QTRY_VERIFY(client.isGone());
    }

    /// A body as large as allowed fits, however little all requests together may hold.
    void takesTheLargestBodyWhateverMayBeHeld()
    {
        ListenOptions options = Reception::options();
        options.limits.maxBytesInFlight = 1000;
        Reception reception(options);
        Client client(reception.port());
        client.write(post("Content-Length: 20000\r\n", QByteArray(20'000, 'x')));
        QTRY_COMPARE(client.statuses(), "200"_ba);
        Client larger(reception.port());
        larger.write(post("Content-Length: 20001\r\n"));
        QTRY_COMPARE(larger.statuses(), "413"_ba);
    }

    void stopsInEveryState_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("answers"); ///< the request, a while after the stop
        QTest::addColumn<QByteArray>("statuses");
        QTest::addColumn<int>("refused");
        QTest::newRow("no byte yet") << ""_ba << false << ""_ba << 0;
        QTest::newRow("in the head") << "GET / HT"_ba << false << "503"_ba << 1;
        QTest::newRow("in the body")
            << post("Content-Length: 5\r\n", "he") << false << "503"_ba << 1;
        QTest::newRow("waiting for the answer") << post({}) << true << "200"_ba << 0;
        QTest::newRow("waiting in vain") << post({}) << false << "503"_ba << 0;
        QTest::newRow("the next one pipelined") << post({}) + post({}) << true << "200"_ba << 0;
        QTest::newRow("just refused") << "Oops\r\n\r\n"_ba << false << "400"_ba << 1;
    }
    void stopsInEveryState()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, answers);
        QFETCH(QByteArray, statuses);
        QFETCH(int, refused);
        ListenOptions options = Reception::options();
        options.limits.headTimeoutMs = options.limits.bodyTimeoutMs = 60'000;
        options.limits.lingerMs = 60'000;
        Reception reception(options);
        reception.answersAtOnce = false;
        Client client(reception.port());
        client.sendAll(bytes);
        Client after(reception.port()); // its request is read after the bytes before
        after.sendAll(post({}));
        const qsizetype before = bytes.contains("Host: a\r\n\r\n") ? 1 : 0;
        QTRY_COMPARE(reception.waiting.size(), before + 1);
        reception.receiver.answer(reception.waiting.takeLast(), {.status = 204});
        QTRY_COMPARE(after.statuses(), "204"_ba);
        reception.receiver.stop();
        QVERIFY(!reception.receiver.isListening());
        if (answers)
            reception.answerNext();
        QTRY_VERIFY_WITH_TIMEOUT(reception.finished, 30'000); // not for as long as it may linger
        QTRY_VERIFY(client.isGone());
        QCOMPARE(client.statuses(), statuses);
        QCOMPARE(reception.refused.size(), refused);
        Client late(reception.port());
        QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
    }

    void answersWithWhatItIsTold_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<HttpAnswer>("answer");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("header and body")
            << post({}) << HttpAnswer {429, {{"Retry-After", "4"}}, "slow"}
            << "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 4\r\n"
               "Content-Length: 4\r\n\r\nslow"_ba;
        QTest::newRow("HEAD") << "HEAD / HTTP/1.1\r\n\r\n"_ba << HttpAnswer {200, {}, "body"}
                              << "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"_ba;
        QTest::newRow("none") << post({}) << HttpAnswer {.status = 0} << ""_ba;
    }
    void answersWithWhatItIsTold()
    {
        QFETCH(QByteArray, request);
        QFETCH(HttpAnswer, answer);
        QFETCH(QByteArray, bytes);
        Reception reception;
        reception.answer = answer;
        Client client(reception.port());
        client.write(request);
        if (answer.status == 0) {
            QTRY_VERIFY(client.isGone());
        } else {
            QTRY_COMPARE(client.received, bytes);
            client.write(request); // the connection goes on
            QTRY_COMPARE(client.received, QByteArray(bytes + bytes));
        }
        QCOMPARE(client.received.isEmpty(), answer.status == 0);
    }
};

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "tst_connections.moc"

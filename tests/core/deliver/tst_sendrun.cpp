// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/faulttext.h"
#include "core/deliver/sendrun.h"
#include "core/events/eventcatalog.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Not ours: keeps the bodies and answers each with the next of the statuses, or not at all.
class CountingServer : public QTcpServer
{
public:
    explicit CountingServer(QList<int> statuses)
        : m_statuses(std::move(statuses))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            const auto buffer = std::make_shared<QByteArray>(); // goes with the connection
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] {
                *buffer += socket->readAll();
                answer(*socket, *buffer);
            });
        });
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1/hook"_s.arg(serverPort())); }
    QByteArrayList bodies;
    QByteArrayList heads;

private:
    void answer(QTcpSocket &socket, QByteArray &buffer)
    {
        const qsizetype head = buffer.indexOf("\r\n\r\n") + 4;
        const qsizetype field = buffer.toLower().indexOf("content-length: ");
        if (head < 4 || field < 0)
            return;
        const qsizetype length =
            buffer.mid(field + 16, buffer.indexOf("\r\n", field) - field - 16).toLongLong();
        if (buffer.size() < head + length)
            return;
        heads.append(buffer.first(head));
        bodies.append(buffer.mid(head, length));
        buffer.remove(0, head + length);
        if (m_statuses.isEmpty())
            return;
        const int status = m_statuses.at((bodies.size() - 1) % m_statuses.size());
        socket.write("HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: 0\r\n\r\n");
    }
    const QList<int> m_statuses;
};

class SendRunTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 NowUs = 1'795'000'000LL * 1'000'000;
    const Credential m_credential {u"plugnmeet"_s, "FICTIONALsecretFICTIONALsecret123456", {}};

    SendPlan plan(SendPlan::What what, const QUrl &url) const
    {
        return {.what = what,
                .event = u"room_started"_s,
                .body = "{\"event\":\"x\"}",
                .seed = 4,
                .url = url,
                .credential = m_credential};
    }
    static QString id(const QByteArray &body)
    {
        return QJsonDocument::fromJson(body).object()["id"_L1].toString();
    }

private slots:
    void sendsWhatIsPlanned_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("interval");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("total"); // 0: as many as the meetings have
        QTest::newRow("an event") << int(SendPlan::What::Event) << 0 << 1 << 1;
        QTest::newRow("an event, often") << int(SendPlan::What::Event) << 0 << 25 << 25;
        QTest::newRow("an event, paced") << int(SendPlan::What::Event) << 1 << 5 << 5;
        QTest::newRow("every event twice") << int(SendPlan::What::EveryEvent) << 0 << 2 << 60;
        QTest::newRow("a body") << int(SendPlan::What::Body) << 0 << 3 << 3;
        QTest::newRow("meetings") << int(SendPlan::What::Meeting) << 0 << 3 << 0;
        QTest::newRow("meetings, paced") << int(SendPlan::What::Meeting) << 1 << 2 << 0;
    }
    void sendsWhatIsPlanned()
    {
        QFETCH(int, what);
        QFETCH(int, interval);
        QFETCH(int, count);
        QFETCH(int, total);
        CountingServer server({200});
        SendPlan plan = this->plan(SendPlan::What(what), server.url());
        plan.count = count;
        plan.intervalMs = interval;
        QByteArrayList expected;
        if (total == 0) { // each of its own length
            for (quint32 round = 0; round < quint32(count); ++round) {
                for (const Sample &sample :
                     SampleMeeting(EventSender::PlugNMeet, 4 + round, NowUs / 1'000'000).bodies())
                    expected.append(sample.body);
            }
            total = int(expected.size());
        }
        SendRun run([] { return NowUs; });
        QSignalSpy finished(&run, &SendRun::finished);
        QSignalSpy answered(&run, &SendRun::answeredOne);
        QVERIFY(run.start(plan));
        QVERIFY(run.isRunning());
        QVERIFY(finished.wait(60'000));
        QVERIFY(!run.isRunning());
        QCOMPARE(answered.size(), total);
        QCOMPARE(run.total(), total);
        QCOMPARE(run.accepted(), total);
        QCOMPARE(server.bodies.size(), total);
        if (!expected.isEmpty())
            QCOMPARE(server.bodies, expected);
        QSet<QString> ids;
        for (const QByteArray &body : std::as_const(server.bodies))
            ids.insert(id(body));
        QCOMPARE(ids.size(), what == int(SendPlan::What::Body) ? 1 : total);
        QCOMPARE(run.summary(),
                 total == 1 ? u"Sent 1, answered 200"_s
                            : u"Sent %1, all answered 200"_s.arg(total));
    }

    void countsWhatWasAnswered()
    {
        CountingServer server({200, 503, 200});
        SendPlan plan = this->plan(SendPlan::What::Event, server.url());
        plan.count = 6;
        SendRun run;
        QSignalSpy finished(&run, &SendRun::finished);
        QVERIFY(run.start(plan));
        QVERIFY(finished.wait());
        QCOMPARE(run.accepted(), 4);
        QCOMPARE(run.summary(), u"Sent 6: 4 answered 200, 2 answered 503"_s);
        // It can be used again.
        plan.count = 1;
        QVERIFY(run.start(plan));
        QVERIFY(finished.wait());
        QCOMPARE(run.summary(), u"Sent 1, answered 200"_s);
    }

    void saysWhyNothingAnswered()
    {
        QTcpServer none;
        QVERIFY(none.listen(QHostAddress::LocalHost));
        const QUrl url(u"http://127.0.0.1:%1/"_s.arg(none.serverPort()));
        none.close();
        SendRun run;
        QSignalSpy finished(&run, &SendRun::finished);
        QVERIFY(run.start(plan(SendPlan::What::Event, url)));
        QVERIFY(finished.wait());
        QVERIFY2(run.summary().startsWith(u"Sent 1: 1 without an answer. No answer from http"_s),
                 qPrintable(run.summary()));
    }

    /// Though the receiver never answers.
    void cancelsAtOnce()
    {
        CountingServer server({});
        SendPlan plan = this->plan(SendPlan::What::EveryEvent, server.url());
        SendRun run;
        QSignalSpy finished(&run, &SendRun::finished);
        QVERIFY(run.start(plan));
        QTRY_COMPARE(server.bodies.size(), 1);
        run.cancel();
        QCOMPARE(finished.size(), 1);
        QVERIFY(!run.isRunning());
        QCOMPARE(run.summary(), u"Cancelled after 0 of 30"_s);
        run.cancel();
        QCOMPARE(finished.size(), 1);
    }

    void cancelsFromAnAnswer()
    {
        CountingServer server({200});
        SendRun run;
        QSignalSpy finished(&run, &SendRun::finished);
        connect(&run, &SendRun::answeredOne, &run, [&run] {
            if (run.answered() == 2)
                run.cancel();
        });
        QVERIFY(run.start(plan(SendPlan::What::EveryEvent, server.url())));
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(run.summary(), u"Cancelled after 2 of 30, all answered 200"_s);
        QCOMPARE(server.bodies.size(), 2);
    }

    void sendsFaults()
    {
        CountingServer server({200});
        SendPlan plan = this->plan(SendPlan::What::Event, server.url());
        plan.fault = u"bearer-prefix"_s;
        plan.guide = EventCatalog::load().value().fieldGuide();
        SendRun run;
        QSignalSpy finished(&run, &SendRun::finished);
        QVERIFY(run.start(plan));
        QVERIFY(finished.wait());
        QVERIFY(server.heads[0].contains("Authorization: Bearer eyJ"));
    }

    void refusesWhatCannotBe()
    {
        CountingServer server({200});
        SendRun run;
        SendPlan plan = this->plan(SendPlan::What::EveryEvent, server.url());
        plan.fault = u"signed-with-other-key"_s;
        QVERIFY(!run.start(plan));
        plan.fault = u"nothing"_s;
        QVERIFY(!run.start(plan));
        plan = this->plan(SendPlan::What::Event, server.url());
        plan.event = u"nothing"_s;
        const Status started = run.start(plan);
        QVERIFY(!started && started.error().message.contains(u"nothing"_s));
        QVERIFY(!run.isRunning());
        QVERIFY(server.bodies.isEmpty());
    }

    void describesEveryFault()
    {
        QSet<QString> texts;
        for (const QString &id : faultIds()) {
            const QString text = describeFault(id);
            QVERIFY2(text.endsWith(u'.') && text.size() < 90, qPrintable(id));
            texts.insert(text);
        }
        QCOMPARE(texts.size(), 50);
        QVERIFY(describeFault(u"expired"_s).contains(u"expired"_s));
        QVERIFY(describeFault(u"body-bom"_s).contains(u"byte order mark"_s));
        QVERIFY(describeFault(u"crlf"_s).contains(u"CR LF"_s));
        QVERIFY(describeFault(u"truncated"_s).contains(u"cut off"_s));
        QVERIFY(describeFault(u"nothing"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(SendRunTest)
#include "tst_sendrun.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/clitestbase.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// `hookglass-cli listen` and `send`.
class CliListenTest : public test::CliTestBase
{
    Q_OBJECT

private slots:
    void init() { newFolder(); }

    void listensAndSends()
    {
        const auto listener =
            start(listenArguments({u"--count"_s, u"30"_s, u"--format"_s, u"ndjson"_s}));
        listener->setReadChannel(QProcess::StandardError);
        const QString url = listeningUrl(*listener);
        QVERIFY(url.startsWith(u"http://127.0.0.1:"_s));
        const Run sent = run({u"send"_s, u"--all"_s, u"--url"_s, url, u"--credentials"_s,
                              credentials(), u"--format"_s, u"ndjson"_s});
        QVERIFY2(sent.exitCode == 0, sent.err.constData());
        const Run heard = finish(*listener);
        QCOMPARE(heard.exitCode, 0);
        const auto lines = heard.lines();
        QCOMPARE(lines.size(), 30);
        const auto sentLines = sent.lines();
        for (qsizetype i = 0; i < 30; ++i) {
            QCOMPARE(lines[i]["verification"_L1]["verdict"_L1].toString(), u"verified"_s);
            QCOMPARE(lines[i]["event"_L1]["name"_L1].toString(),
                     sentLines[i]["event"_L1].toString());
            QCOMPARE(lines[i]["answer"_L1]["status"_L1].toInt(), 200);
        }
        // Tokens that could be sent again are in no output.
        QVERIFY(!QRegularExpression(u"eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]{20}"_s)
                     .match(QString::fromUtf8(heard.out))
                     .hasMatch());
        QVERIFY(heard.err.contains("30 captured: 30 verified, 0 failed, 0 refused."));
    }

    void playsAMeeting_data()
    {
        QTest::addColumn<QString>("sender");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::addColumn<int>("events"); // how many different ones
        QTest::newRow("Plug-N-Meet")
            << u"plugnmeet"_s << u"room_created"_s << u"artifact_created"_s << 16;
        QTest::newRow("LiveKit") << u"livekit"_s << u"room_started"_s << u"room_finished"_s << 14;
    }
    void playsAMeeting()
    {
        QFETCH(QString, sender);
        QFETCH(QString, first);
        QFETCH(QString, last);
        QFETCH(int, events);
        const auto listener = start(listenArguments({u"--format"_s, u"ndjson"_s}));
        listener->setReadChannel(QProcess::StandardError);
        const QString url = listeningUrl(*listener);
        const QStringList play {u"send"_s,          u"--session"_s, u"--sender"_s, sender,
                                u"--seed"_s,        u"11"_s,        u"--url"_s,    url,
                                u"--credentials"_s, credentials(),  u"--format"_s, u"ndjson"_s};
        const qint64 begun = QDateTime::currentSecsSinceEpoch();
        const Run sent = run(play);
        QVERIFY2(sent.exitCode == 0, sent.err.constData());
        const qint64 ended = QDateTime::currentSecsSinceEpoch();
        const auto sentLines = sent.lines();
        QVERIFY(sentLines.size() > 30);
        QCOMPARE(sentLines.first()["event"_L1].toString(), first);
        QCOMPARE(sentLines.last()["event"_L1].toString(), last);
        QCOMPARE(run(play).lines().size(), sentLines.size()); // the same seed, the same meeting
        ::kill(pid_t(listener->processId()), SIGTERM);
        const auto lines = finish(*listener).lines();
        QCOMPARE(lines.size(), 2 * sentLines.size());
        QSet<QString> names;
        qint64 time = 0;
        for (qsizetype i = 0; i < sentLines.size(); ++i) {
            const QJsonObject event = lines[i]["event"_L1].toObject();
            QCOMPARE(lines[i]["verification"_L1]["verdict"_L1].toString(), u"verified"_s);
            QCOMPARE(event["sender"_L1].toString(), sender);
            QCOMPARE(event["name"_L1], sentLines[i]["event"_L1]);
            QCOMPARE(event["id"_L1], lines[i + sentLines.size()]["event"_L1]["id"_L1]);
            QCOMPARE(event["room_id"_L1], lines[0]["event"_L1]["room_id"_L1]);
            QVERIFY(event["created_at"_L1].toInteger() >= time);
            time = event["created_at"_L1].toInteger();
            names.insert(event["name"_L1].toString());
        }
        QCOMPARE(names.size(), events);
        QVERIFY(time > begun - 60 && time < ended + 60);
    }

    /// Filters look into bodies and headers wherever they are used; statistics obey them too.
    void filtersWhatItPrintsAndCounts()
    {
        const auto listener = start(listenArguments(
            {u"--filter"_s, u"header.user-agent:* body.room.sid:* -event:room_finished"_s,
             u"--format"_s, u"ndjson"_s}));
        listener->setReadChannel(QProcess::StandardError);
        const QString url = listeningUrl(*listener);
        QCOMPARE(run({u"send"_s, u"--all"_s, u"--url"_s, url, u"--credentials"_s, credentials()})
                     .exitCode,
                 0);
        ::kill(pid_t(listener->processId()), SIGTERM);
        const Run listened = finish(*listener);
        QCOMPARE(listened.exitCode, 0);

        const QString session = path(u"s.hookglass"_s);
        const auto exported = [&](const QString &filter) {
            return run({u"export"_s, session, u"--as"_s, u"ndjson"_s, u"--filter"_s, filter})
                .lines();
        };
        const auto all = exported({});
        qsizetype expected = 0;
        for (const QJsonObject &line : all) {
            const auto body =
                QJsonDocument::fromJson(line["request"_L1]["body"_L1].toString().toUtf8());
            expected += body["room"_L1]["sid"_L1].isString()
                    && line["event"_L1]["name"_L1].toString() != u"room_finished"
                ? 1
                : 0;
        }
        QVERIFY(expected > 3 && expected < all.size());
        QCOMPARE(listened.lines().size(), expected);
        QCOMPARE(exported(u"body.room.sid:* event!=room_finished"_s).size(), expected);

        const auto counted = [&](const QString &filter) {
            return run({u"stats"_s, session, u"--format"_s, u"json"_s, u"--filter"_s, filter});
        };
        const QJsonObject whole = counted({}).lines().first();
        QCOMPARE(whole["captures"_L1].toInteger(), all.size());
        QCOMPARE(whole["verdicts"_L1][0]["name"_L1].toString(), u"verified"_s);
        QCOMPARE(whole["verdicts"_L1][0]["count"_L1].toInteger(), all.size());
        qsizetype events = 0;
        for (const QJsonValue &event : whole["events"_L1].toArray())
            events += event["count"_L1].toInteger();
        QCOMPARE(events, all.size());
        QVERIFY(whole["latency_us"_L1]["p99"_L1].toInteger()
                >= whole["latency_us"_L1]["p50"_L1].toInteger());
        QCOMPARE(counted(u"body.room.sid:* event!=room_finished"_s)
                     .lines()
                     .first()["captures"_L1]
                     .toInteger(),
                 expected);
        const Run none = counted(u"event:nothing"_s);
        QCOMPARE(none.exitCode, 1);
        QCOMPARE(none.lines().first()["captures"_L1].toInteger(), 0);
        const Run text = run({u"stats"_s, session});
        QCOMPARE(text.exitCode, 0);
        QVERIFY2(text.out.contains("\nVerdicts\n  verified  "), text.out.constData());
        QVERIFY(text.out.contains("\nHours (local time)\n"));
    }

    void printsLinesWithTheLocalTime()
    {
        qputenv("TZ", "IST-05:30"); // east of Greenwich
        const auto listener = start(listenArguments());
        qunsetenv("TZ");
        listener->setReadChannel(QProcess::StandardError);
        const QString url = listeningUrl(*listener);
        const QStringList send {u"send"_s, u"--all"_s,           u"--url"_s,
                                url,       u"--credentials"_s, credentials()};
        QCOMPARE(run(send).exitCode, 0);
        const qint64 second = QDateTime::currentSecsSinceEpoch();
        QTRY_VERIFY(QDateTime::currentSecsSinceEpoch() > second);
        QCOMPARE(run(send).exitCode, 0);
        ::kill(pid_t(listener->processId()), SIGTERM);
        const QList<QByteArray> lines = finish(*listener).out.split('\n');

        const auto captures =
            run({u"export"_s, path(u"s.hookglass"_s), u"--as"_s, u"ndjson"_s}).lines();
        QCOMPARE(lines.size() - 1, captures.size());
        QSet<QByteArray> seconds;
        for (qsizetype i = 0; i < captures.size(); ++i) {
            const QString received = captures[i]["received_at"_L1].toString();
            const QDateTime utc =
                QDateTime::fromString(received.left(23) + u'Z', Qt::ISODateWithMs);
            QVERIFY2(utc.isValid(), qPrintable(received));
            const QString time = utc.addSecs(5 * 3600 + 30 * 60).toString(u"HH:mm:ss.zzz");
            const QString event = captures[i]["event"_L1]["name"_L1].toString();
            const QString expected = u"#%1%2  verified    %3"_s.arg(i + 1, -5).arg(time).arg(
                event, -31);
            QCOMPARE(QString::fromUtf8(lines[i]).left(expected.size()), expected);
            seconds.insert(time.toLatin1().left(8));
        }
        QVERIFY(seconds.size() > 1);
    }

    /// Long numbers and names push the columns to the right, but do not run into them.
    void keepsColumnsApart()
    {
        {
            const auto listener = start(listenArguments());
            listener->setReadChannel(QProcess::StandardError);
            QVERIFY(!listeningUrl(*listener).isEmpty());
            ::kill(pid_t(listener->processId()), SIGTERM);
            finish(*listener);
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"session"_s);
            database.setDatabaseName(path(u"s.hookglass"_s));
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(
                u"INSERT INTO sqlite_sequence VALUES ('capture', 123455)"_s));
        }
        QSqlDatabase::removeDatabase(u"session"_s);
        const auto listener = start(listenArguments({u"--count"_s, u"1"_s}));
        listener->setReadChannel(QProcess::StandardError);
        const QUrl url(listeningUrl(*listener));
        QTcpSocket client;
        client.connectToHost(url.host(), quint16(url.port()));
        const QByteArray name("a_name_that_is_more_than_31_characters");
        const QByteArray body = "{\"event\":\"" + name + "\"}";
        client.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: "
                     + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QVERIFY(client.waitForBytesWritten());
        const QString out = QString::fromUtf8(finish(*listener).out);
        const QRegularExpression columns(u"^#123456 [0-9:.]{12}  unsigned    "_s
                                         + QString::fromLatin1(name) + u" \\S"_s);
        QVERIFY2(columns.match(out).hasMatch(), qPrintable(out));
    }

    /// What a sender wrote does not reach the terminal as it is.
    void countsWithoutControlCharacters()
    {
        const auto listener = start(listenArguments({u"--count"_s, u"1"_s}));
        listener->setReadChannel(QProcess::StandardError);
        const QUrl url(listeningUrl(*listener));
        QTcpSocket client;
        client.connectToHost(url.host(), quint16(url.port()));
        QVERIFY(client.waitForConnected());
        const QByteArray body =
            "{\"event\":\"room_started\",\"room\":{\"name\":\"a\\u001b[31mb\",\"sid\":\"RM_1\"}}";
        client.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: "
                     + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QVERIFY(client.waitForReadyRead());
        QCOMPARE(finish(*listener).exitCode, 0);
        const Run text = run({u"stats"_s, path(u"s.hookglass"_s)});
        QVERIFY2(text.out.contains("a\\u001b[31mb"), text.out.constData());
        QVERIFY(!text.out.contains('\x1b'));
    }

    void stopsOnSignals()
    {
        const auto listener = start(listenArguments());
        listener->setReadChannel(QProcess::StandardError);
        QVERIFY(!listeningUrl(*listener).isEmpty());
        ::kill(pid_t(listener->processId()), SIGTERM);
        const Run stopped = finish(*listener);
        QCOMPARE(stopped.exitCode, 0);
        QVERIFY(stopped.err.contains("0 captured"));
    }

    /// Whatever was answered is in the file, wherever the listener was killed.
    void losesNothingWhenKilled()
    {
        for (int round = 0; round < 5; ++round) {
            QFile::remove(path(u"s.hookglass"_s));
            const auto listener = start(listenArguments());
            listener->setReadChannel(QProcess::StandardError);
            const QUrl url(listeningUrl(*listener));
            QTcpSocket client;
            client.connectToHost(url.host(), quint16(url.port()));
            QVERIFY(client.waitForConnected());
            int answered = 0;
            QByteArray received;
            for (int i = 0; i < 400 && client.state() == QAbstractSocket::ConnectedState; ++i) {
                const QByteArray body = "{\"id\":\"" + QByteArray::number(i) + "\"}";
                client.write("POST / HTTP/1.1\r\nContent-Length: " + QByteArray::number(body.size())
                             + "\r\n\r\n" + body);
                if (i == 60 + 40 * round)
                    listener->kill(); // with requests on the way
                if (client.waitForReadyRead(i >= 60 + 40 * round ? 500 : 30'000))
                    received += client.readAll();
            }
            received += client.readAll();
            answered = int(received.count("HTTP/1.1 200 OK"));
            listener->waitForFinished();
            QVERIFY(answered >= 60);
            const Run exported = run({u"export"_s, path(u"s.hookglass"_s), u"--as"_s, u"ndjson"_s});
            QVERIFY2(exported.exitCode == 0, exported.err.constData());
            QSet<QString> ids;
            for (const QJsonObject &line : exported.lines()) {
                const QString id = line["event"_L1]["id"_L1].toString();
                QVERIFY2(!ids.contains(id), "a row twice");
                ids.insert(id);
            }
            for (int i = 0; i < answered; ++i)
                QVERIFY2(ids.contains(QString::number(i)), "an answered request is missing");
        }
    }

    /// One session has one writer; what is removed is said; an old file is brought up to date.
    void keepsHouse()
    {
        QVERIFY(QFile::copy(QStringLiteral(HOOKGLASS_TEST_DATA "/sessions/version1.hookglass"),
                            path(u"s.hookglass"_s)));
        QVERIFY(
            QFile::setPermissions(path(u"s.hookglass"_s), QFile::ReadOwner | QFile::WriteOwner));
        const auto listener = start(listenArguments({u"--keep-captures"_s, u"3"_s}));
        listener->setReadChannel(QProcess::StandardError);
        const QString url = listeningUrl(*listener);
        const Run second = run(listenArguments());
        QCOMPARE(second.exitCode, 2);
        const QByteArray process = "process " + QByteArray::number(listener->processId());
        QVERIFY2(second.err.contains(process), second.err.constData());
        QCOMPARE(run({u"send"_s, u"--event"_s, u"room_started"_s, u"--count"_s, u"10"_s, u"--url"_s,
                      url, u"--credentials"_s, credentials()})
                     .exitCode,
                 0);
        QByteArray told;
        QTRY_VERIFY_WITH_TIMEOUT((told += listener->readAllStandardError())
                                     .contains("Older captures are being removed"),
                                 30'000);
        listener->terminate();
        const Run listened = finish(*listener);
        QCOMPARE(listened.exitCode, 0);
        QVERIFY2(listened.err.contains("older captures removed"), listened.err.constData());
        QVERIFY(QFile::exists(path(u"s.hookglass.v1-backup"_s)));
    }

    /// Whatever retention does meanwhile: each capture is printed, or it is said that it was not.
    void printsWhatItCapturesOrSaysSo()
    {
        const auto listener = start(listenArguments(
            {u"--keep-captures"_s, u"1"_s, u"--count"_s, u"60"_s, u"--format"_s, u"ndjson"_s}));
        listener->setReadChannel(QProcess::StandardError);
        const QString url = listeningUrl(*listener);
        QCOMPARE(run({u"send"_s, u"--event"_s, u"room_started"_s, u"--count"_s, u"60"_s, u"--url"_s,
                      url, u"--credentials"_s, credentials()})
                     .exitCode,
                 0);
        const Run listened = finish(*listener);
        QCOMPARE(listened.exitCode, 0);
        const auto missing = QRegularExpression(u"(\\d+) captures were removed from the session "
                                                "before"_s)
                                 .match(QString::fromUtf8(listened.err))
                                 .captured(1)
                                 .toLongLong();
        QCOMPARE(listened.lines().size() + missing, 60);
    }
};

QTEST_GUILESS_MAIN(CliListenTest)
#include "tst_clilisten.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testdata.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// The program as its user runs it: as a process, judged by its streams and exit code.
class CliTest : public QObject
{
    Q_OBJECT

    struct Run
    {
        int exitCode = -1;
        QByteArray out {};
        QByteArray err {};
        QList<QJsonObject> lines() const
        {
            QList<QJsonObject> objects;
            for (const QByteArray &line : out.split('\n')) {
                if (!line.isEmpty())
                    objects.append(QJsonDocument::fromJson(line).object());
            }
            return objects;
        }
    };

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QProcess> start(const QStringList &arguments) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_CONFIG_HOME"_s, m_folder->path());
        environment.insert(u"XDG_DATA_HOME"_s, m_folder->path());
        environment.remove(u"HOOKGLASS_KEY"_s);
        process->setProcessEnvironment(environment);
        process->start(QStringLiteral(HOOKGLASS_CLI), arguments);
        return process;
    }
    static Run finish(QProcess &process)
    {
        if (!process.waitForFinished(60'000))
            qWarning("did not finish");
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }
    Run run(const QStringList &arguments) const { return finish(*start(arguments)); }

    /// Waits for the line on stderr that says where it listens.
    static QString listeningUrl(QProcess &process)
    {
        QByteArray err;
        while (!err.contains("Listening on ") || !err.endsWith('\n')) {
            if (!process.waitForReadyRead(10'000) && process.state() != QProcess::Running)
                return {};
            err += process.readAllStandardError();
        }
        return QString::fromUtf8(err.mid(err.indexOf("Listening on ") + 13)).trimmed();
    }
    QString credentials() const
    {
        const QString file = path(u"keys.json"_s);
        QFile keys(file);
        if (!keys.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        keys.write("{\"keys\":[{\"key\":\"plugnmeet\",\"secret\":\"" + test::Secret + "\"}]}");
        keys.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return file;
    }
    QStringList listenArguments(const QStringList &more = {}) const
    {
        return QStringList {
                   u"listen"_s,        u"--port"_s,  u"0"_s, u"--session"_s, path(u"s.hookglass"_s),
                   u"--credentials"_s, credentials()}
        + more;
    }

    static bool holdsAny(const QByteArray &bytes, const QByteArrayList &words)
    {
        return std::any_of(words.begin(), words.end(),
                           [&](const QByteArray &word) { return bytes.contains(word); });
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    /// Nothing that is printed, logged or exported unasked holds a secret of the body or a token's
    /// signature; asked, it is all there.
    void keepsSecretsToItself()
    {
        const QByteArray body = test::body(u"plugnmeet/room_started.secrets_in_metadata.json"_s);
        const auto metadata = QJsonDocument::fromJson(
            QJsonDocument::fromJson(body)["room"_L1]["metadata"_L1].toString().toUtf8());
        const QJsonValue features = metadata["room_features"_L1];
        QByteArrayList secrets;
        for (const QJsonValue &value :
             {features["end_to_end_encryption_features"_L1]["encryption_key"_L1],
              features["sip_dial_in_features"_L1]["pin"_L1],
              features["ingress_features"_L1]["stream_key"_L1], metadata["webhook_url"_L1]}) {
            QVERIFY(!value.toString().isEmpty());
            secrets.append(value.toString().toUtf8());
        }
        const QString bodyFile = QStringLiteral(HOOKGLASS_TEST_DATA)
            + u"/protocol/bodies/plugnmeet/"_s + u"room_started.secrets_in_metadata.json"_s;
        for (const QString &format : {u"text"_s, u"ndjson"_s}) {
            QFile::remove(path(u"s.hookglass"_s));
            const auto listener =
                start(listenArguments({u"--count"_s, u"2"_s, u"--format"_s, format}));
            listener->setReadChannel(QProcess::StandardError);
            const QString url = listeningUrl(*listener);
            for (const QStringList &fault :
                 {QStringList(), QStringList {u"--fault"_s, u"trailing-newline"_s}}) {
                const Run sent = run(QStringList {u"send"_s, u"--body"_s, bodyFile, u"--url"_s, url,
                                                  u"--credentials"_s, credentials()}
                                     + fault);
                QCOMPARE(sent.exitCode, 0);
                QVERIFY(!holdsAny(sent.out + sent.err, secrets));
            }
            const Run heard = finish(*listener);
            QCOMPARE(heard.exitCode, 0);
            QVERIFY(heard.out.contains("room_started"));
            QVERIFY(!holdsAny(heard.out + heard.err, secrets));
        }
        for (const QString &as : {u"json"_s, u"ndjson"_s, u"har"_s, u"curl"_s}) {
            const QStringList arguments {u"export"_s, path(u"s.hookglass"_s), u"--as"_s, as};
            const Run byDefault = run(arguments);
            QVERIFY(byDefault.out.contains("demo-room-01"));
            QVERIFY2(!holdsAny(byDefault.out, secrets), qPrintable(as));
            const Run whole = run(arguments + QStringList {u"--redact"_s, u"none"_s});
            QVERIFY2(holdsAny(whole.out, {secrets.first()}), qPrintable(as));
        }
    }

    void readsSchemasOfTheUser()
    {
        const QString schema = QStringLiteral(HOOKGLASS_TEST_DATA "/schemas/shop.json");
        const QString broken = QStringLiteral(HOOKGLASS_TEST_DATA "/schemas/broken-pattern.json");
        const auto listener =
            start(listenArguments({u"--count"_s, u"1"_s, u"--format"_s, u"ndjson"_s, u"--schema"_s,
                                   schema, u"--schema"_s, broken}));
        listener->setReadChannel(QProcess::StandardError);
        QByteArray err;
        while (!err.contains("Listening on ") || !err.endsWith('\n')) {
            QVERIFY(listener->waitForReadyRead(10'000));
            err += listener->readAllStandardError();
        }
        QVERIFY2(err.contains("broken-pattern.json") && err.contains("the keyword \"pattern\""),
                 err.constData());
        const QUrl url(QString::fromUtf8(err.mid(err.indexOf("Listening on ") + 13)).trimmed());
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        QVERIFY(socket.waitForConnected(5000));
        socket.write("POST / HTTP/1.1\r\nHost: a\r\nX-Shop-Event: order.paid\r\nContent-Length: "
                     "43\r\n\r\n{\"number\":\"A-7\",\"customer\":{\"card\":\"4111\"}}");
        QVERIFY(socket.waitForReadyRead(10'000));
        const Run heard = finish(*listener);
        QCOMPARE(heard.lines().size(), 1);
        const QJsonObject event = heard.lines().first()["event"_L1].toObject();
        QCOMPARE(event["name"_L1].toString(), u"order.paid"_s);
        QCOMPARE(event["summary"_L1].toString(), u"Order paid"_s);
        QCOMPARE(event["findings"_L1][0]["path"_L1].toString(), u"$.customer.name"_s);
        QVERIFY(!heard.out.contains("4111"));
        const Run listed = run({u"events"_s, u"order.paid"_s, u"--schema"_s, schema});
        QCOMPARE(listed.exitCode, 0);
        QVERIFY(listed.out.contains("A customer has paid."));
    }

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
        const Run sent = run(play);
        QVERIFY2(sent.exitCode == 0, sent.err.constData());
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
        QVERIFY(qAbs(time - QDateTime::currentSecsSinceEpoch()) < 60);
    }

    void exportsTheExactBytes()
    {
        const auto listener = start(listenArguments({u"--count"_s, u"2"_s}));
        listener->setReadChannel(QProcess::StandardError);
        const QString url = listeningUrl(*listener);
        const QString body = QStringLiteral(HOOKGLASS_TEST_DATA
                                            "/protocol/bodies/plugnmeet-spaced/room_started.json");
        const Run sent = run({u"send"_s, u"--body"_s, body, u"--count"_s, u"2"_s, u"--rate"_s,
                              u"100/s"_s, u"--url"_s, url, u"--credentials"_s, credentials()});
        QVERIFY2(sent.exitCode == 0, sent.err.constData());
        QCOMPARE(finish(*listener).exitCode, 0);
        const QString session = path(u"s.hookglass"_s);
        const Run whole = run({u"export"_s, session, u"--redact"_s, u"none"_s});
        const QJsonArray captures =
            QJsonDocument::fromJson(whole.out).object()["captures"_L1].toArray();
        QCOMPARE(captures.size(), 2);
        QCOMPARE(captures[0]["request"_L1]["body"_L1].toString().toUtf8(),
                 test::body(u"plugnmeet-spaced/room_started.json"_s));
        const Run none = run({u"export"_s, session, u"--filter"_s, u"event:nothing"_s});
        QCOMPARE(none.exitCode, 1);
        const Run file = run({u"export"_s, session, u"--as"_s, u"har"_s, u"--output"_s,
                              path(u"x.har"_s), u"--format"_s, u"json"_s});
        QCOMPARE(file.exitCode, 0);
        QCOMPARE(file.lines().first()["written"_L1].toInt(), 2);
        QVERIFY(QFile::exists(path(u"x.har"_s)));
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

    void tellsWhatFiltersCanAsk()
    {
        const Run text = run({u"filters"_s});
        QCOMPARE(text.exitCode, 0);
        QVERIFY(text.out.contains("\nlatency ") && text.out.contains(" verified failed"));
        const Run fields = run({u"filters"_s, u"--format"_s, u"ndjson"_s});
        QVERIFY(fields.lines().size() > 25);
        QCOMPARE(fields.lines().first()["name"_L1].toString(), u"event"_s);
        const Run paths = run({u"filters"_s, u"--paths"_s, u"--format"_s, u"ndjson"_s});
        QVERIFY(paths.out.contains("\"body.room.metadata\""));
    }

    void showsWhereAFilterIsWrong()
    {
        const Run result = run({u"stats"_s, u"x.hookglass"_s, u"--filter"_s, u"amina rom:x"_s});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("Did you mean \"room\"?\n  amina rom:x\n        ^^^\n"),
                 result.err.constData());
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
            const auto listener = start(listenArguments({u"--quiet"_s}).mid(0, 7));
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
                if (client.waitForReadyRead(i >= 60 + 40 * round ? 500 : 5000))
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
        QTRY_VERIFY((told += listener->readAllStandardError())
                        .contains("Older captures are being removed"));
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

    void salvages()
    {
        const QString file = path(u"v1.hookglass"_s);
        QVERIFY(
            QFile::copy(QStringLiteral(HOOKGLASS_TEST_DATA "/sessions/version1.hookglass"), file));
        const Run saved = run({u"salvage"_s, file, u"--output"_s, path(u"n.hookglass"_s)});
        QVERIFY2(saved.exitCode == 0, saved.err.constData());
        QCOMPARE(saved.out, "5 captures saved, 0 could not be read.\n"_ba);
        const Run exported = run({u"export"_s, path(u"n.hookglass"_s), u"--as"_s, u"ndjson"_s});
        QCOMPARE(exported.lines().size(), 5);
        QCOMPARE(run({u"salvage"_s, file, u"--output"_s, path(u"n.hookglass"_s)}).exitCode, 2);
    }

    /// A session of before it could be done in steps at first, then one that can.
    void compacts()
    {
        const QString file = path(u"v1.hookglass"_s);
        QVERIFY(
            QFile::copy(QStringLiteral(HOOKGLASS_TEST_DATA "/sessions/version1.hookglass"), file));
        const QStringList arguments {u"compact"_s, file, u"--format"_s, u"json"_s};
        const Run first = run(arguments);
        QVERIFY2(first.exitCode == 0, first.err.constData());
        QVERIFY2(first.err.contains("written anew this once"), first.err.constData());
        const Run second = run(arguments);
        QVERIFY2(second.exitCode == 0, second.err.constData());
        QVERIFY2(second.err.isEmpty(), second.err.constData());
        QCOMPARE(second.lines().first()[u"complete"_s], QJsonValue(true));
        QCOMPARE(second.lines().first()[u"bytes"_s].toInteger(), QFileInfo(file).size());
        const Run exported = run({u"export"_s, file, u"--as"_s, u"ndjson"_s});
        QCOMPARE(exported.lines().size(), 5);
    }

    /// It waits for somebody who reads the session, so there is time to stop it.
    void stopsCompacting()
    {
        const QString file = path(u"n.hookglass"_s);
        const QString source = path(u"v1.hookglass"_s); // reading it leaves files beside it
        QVERIFY(QFile::copy(QStringLiteral(HOOKGLASS_TEST_DATA "/sessions/version1.hookglass"),
                            source));
        QCOMPARE(run({u"salvage"_s, source, u"--output"_s, file}).exitCode, 0);
        {
            auto reader = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"reader"_s);
            auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            for (QSqlDatabase *each : {&reader, &other}) {
                each->setDatabaseName(file);
                QVERIFY(each->open());
            }
            QSqlQuery query(reader);
            QVERIFY(query.exec(
                u"INSERT INTO payload (seq, head, body, verification, event) "
                "WITH RECURSIVE row(seq) AS (SELECT 1000 UNION ALL SELECT seq + 1 FROM row "
                "WHERE seq < 1300) SELECT seq, x'', zeroblob(20000), x'', x'' FROM row"_s));
            QVERIFY(query.exec(u"DELETE FROM payload WHERE seq >= 1000"_s));
            QVERIFY(query.exec(u"BEGIN"_s));
            QVERIFY(query.exec(u"SELECT count(*) FROM payload"_s) && query.next());
            const auto freePages = [&other] {
                QSqlQuery asked(other);
                return asked.exec(u"PRAGMA freelist_count"_s) && asked.next()
                    ? asked.value(0).toInt()
                    : -1;
            };
            const int before = freePages();
            QVERIFY(before > 100);
            const auto compacting = start({u"compact"_s, file});
            const auto hasBegun = [&] {
                const int left = freePages();
                return left >= 0 && left < before;
            };
            QTRY_VERIFY_WITH_TIMEOUT(hasBegun(), 60'000);
            ::kill(pid_t(compacting->processId()), SIGINT);
            const Run stopped = finish(*compacting);
            QCOMPARE(stopped.exitCode, 1);
            QVERIFY2(stopped.out.startsWith("Stopped; "), stopped.out.constData());
            QCOMPARE(query.value(0).toInt(), 5);
        }
        QSqlDatabase::removeDatabase(u"reader"_s);
        QSqlDatabase::removeDatabase(u"other"_s);
        QCOMPARE(run({u"compact"_s, file}).exitCode, 0);
        QVERIFY(QFileInfo(file).size() < 300'000);
        QCOMPARE(run({u"export"_s, file, u"--as"_s, u"ndjson"_s}).lines().size(), 5);
    }

    /// Where somebody watches: the line that tells how far it is goes before anything else is said.
    void clearsProgressBeforeNotes()
    {
        const QString file = path(u"v1.hookglass"_s);
        QVERIFY(
            QFile::copy(QStringLiteral(HOOKGLASS_TEST_DATA "/sessions/version1.hookglass"), file));
        const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
        QVERIFY(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
        QProcess process;
        process.setStandardErrorFile(QString::fromLocal8Bit(::ptsname(terminal)));
        process.start(QStringLiteral(HOOKGLASS_CLI), {u"compact"_s, file});
        QCOMPARE(finish(process).exitCode, 0);
        QByteArray told(4000, 0); // all that was said, at once
        told.truncate(qMax<qsizetype>(0, ::read(terminal, told.data(), size_t(told.size()))));
        ::close(terminal);
        for (const char *note : {"The session was of an older version", "It was begun by an older"})
            QVERIFY2(told.contains(QByteArray("\r\x1b[K"_ba + note)), told.constData());
    }

    void verifiesTheVectors()
    {
        const QJsonArray vectors =
            test::readJson(u"protocol/token-vectors.json"_s)["vectors"_L1].toArray();
        const QString keys = credentials();
        for (const QJsonValue &vector : vectors) {
            const auto verify = [&](const char *style, qint64 at) {
                return run({u"verify"_s, u"--token"_s, vector[QLatin1StringView(style)].toString(),
                            u"--body"_s,
                            QStringLiteral(HOOKGLASS_TEST_DATA "/protocol/")
                                + vector["body_file"_L1].toString(),
                            u"--credentials"_s, keys, u"--at"_s, QString::number(at), u"--format"_s,
                            u"json"_s});
            };
            for (const char *style : {"token_new_style", "token_old_style"}) {
                const Run good = verify(style, 1789002100);
                QCOMPARE(good.exitCode, 0);
                QCOMPARE(good.lines().first()["verdict"_L1].toString(), u"verified"_s);
                QCOMPARE(good.lines().first()["key"_L1].toString(), u"plugnmeet"_s);
            }
            const Run late = verify("token_new_style", 1789002400);
            QCOMPARE(late.exitCode, 1);
            QCOMPARE(late.lines().first()["diagnosis"_L1][0]["cause"_L1].toString(), u"expired"_s);
        }
    }

    void verifiesRequestFiles()
    {
        const QString file = QStringLiteral(HOOKGLASS_TEST_DATA "/protocol/wire/pnm24-500x3.http");
        const Run all = run({u"verify"_s, u"--request"_s, file, u"--credentials"_s, credentials(),
                             u"--at"_s, u"1795425200"_s, u"--format"_s, u"ndjson"_s});
        QCOMPARE(all.exitCode, 0);
        QCOMPARE(all.lines().size(), 3);
        const Run text =
            run({u"verify"_s, u"--request"_s, file, u"--credentials"_s, credentials()});
        QCOMPARE(text.exitCode, 1);
        QVERIFY(text.out.contains("FAILED") && text.out.contains("expired (certain)"));
        QVERIFY(!text.out.contains(test::Secret));
    }

    void listsTheCatalog()
    {
        QCOMPARE(run({u"events"_s, u"--format"_s, u"ndjson"_s}).lines().size(), 30);
        const Run one = run({u"events"_s, u"session_ended"_s, u"--format"_s, u"json"_s});
        QCOMPARE(one.lines().first()["title"_L1].toString(), u"Session ended"_s);
        QVERIFY(run({u"events"_s}).out.contains("recording_transcoding_finished"));
        QCOMPARE(run({u"events"_s, u"none"_s}).exitCode, 1);
    }

    void refusesBadUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *name, const QStringList &arguments, const char *says) {
            QTest::newRow(name) << arguments << QByteArray(says);
        };
        row("nothing", {}, "Usage");
        row("unknown command", {u"frob"_s}, "no command");
        row("unknown option", {u"listen"_s, u"--frob"_s}, "frob");
        row("bad port", {u"listen"_s, u"--port"_s, u"70000"_s}, "--port");
        row("bad format", {u"events"_s, u"--format"_s, u"xml"_s}, "--format");
        row("bad filter", {u"listen"_s, u"--filter"_s, u"rom:x"_s}, "rom");
        row("bad address", {u"listen"_s, u"--bind"_s, u"nowhere"_s}, "nowhere");
        row("bad session", {u"listen"_s, u"--session"_s, u"/proc/x/y.hookglass"_s}, "/proc/x");
        row("no session to count", {u"stats"_s}, "session");
        row("missing session to count", {u"stats"_s, u"/none.hookglass"_s}, "/none.hookglass");
        row("filters of something", {u"filters"_s, u"x"_s}, "\"x\"");
        row("missing keys file", {u"listen"_s, u"--credentials"_s, u"/none.json"_s}, "/none.json");
        row("no session", {u"export"_s}, "session");
        row("missing session", {u"export"_s, u"/none.hookglass"_s}, "/none.hookglass");
        row("keep nothing", {u"listen"_s, u"--keep-captures"_s, u"0"_s}, "--keep-captures");
        row("salvage to nowhere", {u"salvage"_s, u"x"_s}, "--output");
        row("compact nothing", {u"compact"_s}, "session");
        row("compact a missing session", {u"compact"_s, u"/none.hookglass"_s}, "/none.hookglass");
        row("verify without input", {u"verify"_s}, "--request");
        row("send without a key", {u"send"_s, u"--all"_s, u"--url"_s, u"http://127.0.0.1:1/"_s},
            "no key");
        row("send two things",
            {u"send"_s, u"--all"_s, u"--session"_s, u"--url"_s, u"http://127.0.0.1:1/"_s},
            "--session");
        row("send of nobody",
            {u"send"_s, u"--session"_s, u"--sender"_s, u"zoom"_s, u"--url"_s,
             u"http://127.0.0.1:1/"_s},
            "--sender");
        row("sender without session",
            {u"send"_s, u"--all"_s, u"--sender"_s, u"livekit"_s, u"--url"_s,
             u"http://127.0.0.1:1/"_s},
            "--sender goes with");
        row("send to nowhere", {u"send"_s, u"--all"_s, u"--url"_s, u"ftp://x"_s}, "--url");
    }
    void refusesBadUsage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Run result = run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains(says), result.err.constData());
        QVERIFY(result.out.isEmpty());
    }

    void saysWhenThePortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const QString port = QString::number(other.serverPort());
        const Run result = run({u"listen"_s, u"--port"_s, port});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains(QByteArray("127.0.0.1:" + port.toLatin1())),
                 result.err.constData());
        QVERIFY(result.err.contains("another program"));
    }

    void helps()
    {
        for (const char *command :
             {"listen", "verify", "send", "export", "stats", "events", "filters", "compact",
              "salvage"}) {
            const Run help = run({QString::fromLatin1(command), u"--help"_s});
            QCOMPARE(help.exitCode, 0);
            QVERIFY2(help.out.contains(QByteArray("hookglass-cli " + QByteArray(command))),
                     help.out.constData());
        }
        QVERIFY(run({u"--version"_s}).out.startsWith("hookglass-cli "));
    }
};

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"

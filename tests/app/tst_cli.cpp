// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/clitestbase.h"

#include <QJsonArray>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What all commands share, and those that neither listen nor mend.
class CliTest : public test::CliTestBase
{
    Q_OBJECT

    static bool holdsAny(const QByteArray &bytes, const QByteArrayList &words)
    {
        return std::any_of(words.begin(), words.end(),
                           [&](const QByteArray &word) { return bytes.contains(word); });
    }

private slots:
    void init() { newFolder(); }

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
            QVERIFY(listener->waitForReadyRead(30'000));
            err += listener->readAllStandardError();
        }
        QVERIFY2(err.contains("broken-pattern.json") && err.contains("the keyword \"pattern\""),
                 err.constData());
        const QUrl url(QString::fromUtf8(err.mid(err.indexOf("Listening on ") + 13)).trimmed());
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        QVERIFY(socket.waitForConnected());
        socket.write("POST / HTTP/1.1\r\nHost: a\r\nX-Shop-Event: order.paid\r\nContent-Length: "
                     "43\r\n\r\n{\"number\":\"A-7\",\"customer\":{\"card\":\"4111\"}}");
        QVERIFY(socket.waitForReadyRead());
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

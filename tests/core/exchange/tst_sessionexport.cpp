// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/curlexport.h"
#include "core/exchange/sessionexport.h"
#include "tests/support/captures.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

QByteArray exported(ExportFormat format, Redaction redaction, const QList<Capture> &captures)
{
    const auto exporter = SessionExport::create({format, redaction, 1'789'000'000'000'000},
                                                SecretFinder(EventCatalog::load().value()));
    QByteArray bytes = exporter->begin();
    for (const Capture &capture : captures)
        bytes += exporter->add(capture);
    return bytes + exporter->end();
}

} // namespace

class SessionExportTest : public QObject
{
    Q_OBJECT

private slots:
    void writesJson()
    {
        Capture capture = test::makeCapture("{\"a\": \"é\"}\n", u"room_started"_s);
        capture.seq = 7;
        capture.answer.afterUs = 900;
        capture.request.tls = {u"TLS 1.2"_s, u"AES"_s};
        const QByteArray bytes = exported(ExportFormat::Json, Redaction::None, {capture, capture});
        const QJsonObject file = QJsonDocument::fromJson(bytes).object();
        QCOMPARE(file["format"_L1].toString(), u"hookglass-session"_s);
        QCOMPARE(file["version"_L1].toInt(), 1);
        QCOMPARE(file["redaction"_L1].toString(), u"none"_s);
        QCOMPARE(file["captures"_L1].toArray().size(), 2);
        const QJsonObject first = file["captures"_L1].toArray().first().toObject();
        QCOMPARE(first["seq"_L1].toInt(), 7);
        QCOMPARE(first["received_at"_L1].toString(), u"2026-09-10T00:26:40.123456Z"_s);
        QCOMPARE(first["tls"_L1].toObject(),
                 QJsonObject({{u"version"_s, u"TLS 1.2"_s}, {u"cipher"_s, u"AES"_s}}));
        const QJsonObject request = first["request"_L1].toObject();
        QCOMPARE(request["target"_L1].toString(), u"/hook?x=1"_s);
        QCOMPARE(request["body"_L1].toString().toUtf8(), capture.request.body);
        QCOMPARE(
            request["body_sha256"_L1].toString().toLatin1(),
            QCryptographicHash::hash(capture.request.body, QCryptographicHash::Sha256).toHex());
        const QJsonArray headers = request["headers"_L1].toArray();
        QCOMPARE(headers[1].toArray(), QJsonArray({u"X-Dup"_s, u"1"_s}));
        QCOMPARE(headers[2].toArray(), QJsonArray({u"x-dup"_s, u"2"_s}));
        QCOMPARE(QByteArray::fromBase64(headers[4]["value_base64"_L1].toString().toLatin1()),
                 "\xff"_ba);
        QCOMPARE(first["answer"_L1]["after_us"_L1].toInt(), 900);
        QVERIFY(!first.contains("redacted"_L1));
        QVERIFY(!bytes.contains("null"));
    }

    void keepsBinaryBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("base64");
        QTest::newRow("invalid UTF-8") << "\xff\xfe"_ba << true;
        QTest::newRow("surrogate in UTF-8") << "\xed\xa0\x80"_ba << true;
        QTest::newRow("NUL is text") << QByteArray("a\0b", 3) << false;
        QTest::newRow("empty") << ""_ba << false;
    }
    void keepsBinaryBodies()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, base64);
        const QByteArray line =
            exported(ExportFormat::Ndjson, Redaction::None, {test::makeCapture(body, u"x"_s)});
        const QJsonObject request = QJsonDocument::fromJson(line).object()["request"_L1].toObject();
        QCOMPARE(request.contains("body_base64"_L1), base64);
        const QByteArray back = base64
            ? QByteArray::fromBase64(request["body_base64"_L1].toString().toLatin1())
            : request["body"_L1].toString().toUtf8();
        QCOMPARE(back, body);
        QCOMPARE(line.count('\n'), 1);
    }

    void keepsAByteOrderMark() // by the bytes: Qt's JSON reader takes it away
    {
        const QByteArray line = exported(ExportFormat::Ndjson, Redaction::None,
                                         {test::makeCapture("\xef\xbb\xbf{}", u"x"_s)});
        QVERIFY(line.contains("\"body\":\"\xef\xbb\xbf{}\""));
    }

    void masksByDefault()
    {
        const QByteArray line =
            exported(ExportFormat::Ndjson, Redaction::Secrets, {test::makeCapture("{}", u"x"_s)});
        QVERIFY(!line.contains("c2ln"));
        QCOMPARE(QJsonDocument::fromJson(line).object()["redacted"_L1].toArray(),
                 QJsonArray({u"$.request.headers[3][1]"_s}));
    }

    void writesHistoryMarksAndAnswers()
    {
        Capture capture = test::makeCapture("{}", u"room_started"_s);
        capture.history = {2, 3, 1};
        capture.marks = {true, 4, u"look"_s};
        capture.answer = {
            429, u"slow"_s, 5, {{"Retry-After", "9"}, {"Set-Cookie", "s=1"}}, "eyJh.eyJi.c2ln\n"};
        const auto object = [&](Redaction redaction) {
            return QJsonDocument::fromJson(exported(ExportFormat::Ndjson, redaction, {capture}))
                .object();
        };
        const QJsonObject all = object(Redaction::None);
        QCOMPARE(all["delivery"_L1].toObject(),
                 QJsonObject({{u"attempt"_s, 2}, {u"retry_of"_s, 3}, {u"duplicate_of"_s, 1}}));
        QCOMPARE(all["marks"_L1].toObject(),
                 QJsonObject({{u"pinned"_s, true}, {u"colour"_s, 4}, {u"note"_s, u"look"_s}}));
        QCOMPARE(all["answer"_L1]["headers"_L1].toArray().first().toArray(),
                 QJsonArray({u"Retry-After"_s, u"9"_s}));
        QCOMPARE(all["answer"_L1]["body"_L1].toString(), u"eyJh.eyJi.c2ln\n"_s);

        const QJsonObject masked = object(Redaction::Secrets);
        QVERIFY(!masked["answer"_L1]["body"_L1].toString().contains("c2ln"_L1));
        QCOMPARE(masked["answer"_L1]["headers"_L1].toArray()[1].toArray()[1].toString(),
                 u"[redacted]"_s);
        QVERIFY(masked["redacted"_L1].toArray().contains(u"$.answer.headers[1][1]"_s));
        QVERIFY(masked["redacted"_L1].toArray().contains(u"$.answer.body"_s));
        const QJsonObject least = object(Redaction::All);
        QVERIFY(!least["marks"_L1].toObject().contains("note"_L1));
        QVERIFY(!least["answer"_L1].toObject().contains("body"_L1));

        capture.answer.body = "\xff";
        QCOMPARE(object(Redaction::None)["answer"_L1]["body_base64"_L1].toString(), u"/w=="_s);
        const auto har =
            QJsonDocument::fromJson(exported(ExportFormat::Har, Redaction::None, {capture}));
        const QJsonValue entry = har["log"_L1]["entries"_L1].toArray().first();
        QCOMPARE(entry["response"_L1]["headers"_L1].toArray()[0]["name"_L1].toString(),
                 u"Retry-After"_s);
        QCOMPARE(entry["response"_L1]["content"_L1]["text"_L1].toString(), u"/w=="_s);
        QCOMPARE(entry["response"_L1]["content"_L1]["encoding"_L1].toString(), u"base64"_s);
        QCOMPARE(entry["response"_L1]["bodySize"_L1].toInt(), 1);
        QCOMPARE(entry["_hookglass"_L1]["delivery"_L1]["attempt"_L1].toInt(), 2);
        QCOMPARE(entry["_hookglass"_L1]["marks"_L1]["colour"_L1].toInt(), 4);
    }

    void tellsRefusals()
    {
        Capture capture;
        capture.seq = 1;
        capture.request.refusal = {431, u"too large"_s};
        const QJsonObject object =
            QJsonDocument::fromJson(exported(ExportFormat::Ndjson, Redaction::None, {capture}))
                .object();
        QCOMPARE(object["refusal"_L1]["status"_L1].toInt(), 431);
        QVERIFY(!object.contains("verification"_L1) && !object.contains("event"_L1)
                && !object.contains("answer"_L1) && !object.contains("delivery"_L1)
                && !object.contains("marks"_L1));
    }

    void writesHar()
    {
        const QByteArray bytes = exported(ExportFormat::Har, Redaction::Secrets,
                                          {test::makeCapture("{}", u"room_started"_s)});
        const QJsonObject log = QJsonDocument::fromJson(bytes).object()["log"_L1].toObject();
        QCOMPARE(log["version"_L1].toString(), u"1.2"_s);
        const QJsonObject entry = log["entries"_L1].toArray().first().toObject();
        for (const char *member :
             {"startedDateTime", "time", "request", "response", "cache", "timings"})
            QVERIFY2(entry.contains(QLatin1StringView(member)), member);
        QCOMPARE(entry["request"_L1]["url"_L1].toString(), u"http://a:1/hook?x=1"_s);
        QCOMPARE(entry["request"_L1]["queryString"_L1].toArray().first()["name"_L1].toString(),
                 u"x"_s);
        QCOMPARE(entry["request"_L1]["postData"_L1]["text"_L1].toString(), u"{}"_s);
        QCOMPARE(entry["response"_L1]["status"_L1].toInt(), 200);
        QVERIFY(!bytes.contains("c2ln"));
    }

    /// The commands are run by a real shell, with a curl that writes down what it was given.
    void writesShellSafeCommands_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("plain") << "{\"a\":1}"_ba
                               << "plain"_ba;
        QTest::newRow("quotes") << "it's \"quoted\" $(touch x) `touch x` \\ !"_ba
                                << "a'b;c"_ba;
        QTest::newRow("line breaks") << "a\nb\r\nc\n"_ba
                                     << "x"_ba;
        QTest::newRow("at sign") << "@/etc/passwd"_ba
                                 << "@x"_ba;
        QTest::newRow("NUL") << QByteArray("a\0'b%s\n\xff", 8) << "x"_ba;
        QTest::newRow("the end of a paste") << "a\x1b[201~\x03\nb"_ba
                                            << "x"_ba;
        QTest::newRow("a tab in a header") << "x"_ba
                                           << "a\tb"_ba;
        QTest::newRow("not UTF-8") << "caf\xe9"_ba
                                   << "x"_ba;
        QTest::newRow("too large for an argument")
            << "{\"a\":\"" + QByteArray("it's %s \\n\n").repeated(20'000) + "\"}\n"
            << "x"_ba;
        QTest::newRow("empty") << ""_ba
                               << ""_ba;
    }
    void writesShellSafeCommands()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, header);
        const QTemporaryDir folder;
        QFile curl(folder.filePath(u"curl"_s));
        QVERIFY(curl.open(QIODevice::WriteOnly));
        curl.write("#!/bin/sh\nfor a in \"$@\"; do printf '%s\\n--next--\\n' \"$a\"; done >args\n"
                   "cat >stdin\n");
        curl.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        curl.close();
        Capture capture = test::makeCapture(body, u"x"_s);
        capture.request.headers = {{"Host", "h"}, {"X-Test", header}};
        capture.request.target = "/$(touch x)'?a=b&c";

        QProcess shell;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, folder.path() + u":/usr/bin:/bin"_s);
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory(folder.path());
        shell.start(u"/bin/sh"_s, {});
        shell.write(exported(ExportFormat::Curl, Redaction::None, {capture}));
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 0);
        QVERIFY(!QFile::exists(folder.filePath(u"x"_s)));

        const auto content = [&](const QString &name) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QByteArrayList arguments;
        QByteArray all = content(u"args"_s);
        for (qsizetype at; (at = all.indexOf("\n--next--\n")) >= 0; all = all.mid(at + 10))
            arguments.append(all.left(at));
        QVERIFY(arguments.contains("http://h/$(touch x)'?a=b&c"));
        const QByteArray line = header.isEmpty() ? "X-Test;"_ba : QByteArray("X-Test: " + header);
        QVERIFY(arguments.contains(line));
        // Nothing that a terminal acts on stands in what may be pasted into it.
        const QByteArray command = exported(ExportFormat::Curl, Redaction::None, {capture});
        QVERIFY(std::none_of(command.begin(), command.end(),
                             [](char c) { return uchar(c) < 0x20 && c != '\n' && c != '\t'; }));
        if (arguments.contains("--data-binary")) {
            QVERIFY(arguments.contains("@-"));
            QCOMPARE(content(u"stdin"_s), body);
        } else if (!body.isEmpty()) {
            QCOMPARE(arguments.value(arguments.indexOf("--data-raw") + 1), body);
        }
    }

    void saysThatACommandIsRedacted()
    {
        Capture capture = test::makeCapture("{\"password\":\"x\"}", u"x"_s);
        const QByteArray redacted = exported(ExportFormat::Curl, Redaction::Secrets, {capture});
        QCOMPARE(redacted.split('\n').value(1),
                 "# Values are redacted in this request and its signature will not fit"_ba);
        QVERIFY(redacted.split('\n').value(2).startsWith("curl "));
        QVERIFY(!exported(ExportFormat::Curl, Redaction::None, {capture}).contains("\n#"));
    }
};

QTEST_GUILESS_MAIN(SessionExportTest)
#include "tst_sessionexport.moc"

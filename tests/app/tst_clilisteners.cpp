// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>

using namespace Qt::Literals::StringLiterals;

/// Where hookglass-cli listens and how, asked by clients that are not ours: curl, openssl, Node.js.
class CliListenersTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QProcess> listen(const QStringList &arguments) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_CONFIG_HOME"_s, m_folder->path());
        environment.insert(u"XDG_DATA_HOME"_s, m_folder->path());
        process->setProcessEnvironment(environment);
        process->start(QStringLiteral(HOOKGLASS_CLI),
                       QStringList {u"listen"_s, u"--session"_s, path(u"s.hookglass"_s),
                                    u"--commit-timeout"_s, u"60000"_s}
                           + arguments);
        process->setReadChannel(QProcess::StandardError);
        return process;
    }
    /// All of stderr up to a line with `last`, or its end.
    static QString tellsUntil(QProcess &process, const QString &last)
    {
        QString err;
        while (!(err.contains(last) && err.endsWith(u'\n'))) {
            if (!process.waitForReadyRead(30'000))
                break;
            err += QString::fromUtf8(process.readAllStandardError());
        }
        return err;
    }
    static QByteArray run(const QString &program, const QStringList &arguments,
                          const QByteArray &input = {})
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(60'000);
        return process.readAll();
    }
    static QByteArray curl(const QString &url, const QStringList &more)
    {
        return run(u"curl"_s,
                   QStringList {u"--silent"_s, u"--show-error"_s, u"--data"_s, u"{}"_s,
                                u"--write-out"_s, u"%{http_code}"_s, url}
                       + more);
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void speaksTlsWithOtherClients()
    {
        const auto listener = listen({u"--port"_s, u"0"_s, u"--tls-self-signed"_s});
        const QString told = tellsUntil(*listener, u"Certificate SHA-256 "_s);
        const QString url =
            QRegularExpression(u"Listening on (https://127.0.0.1:\\d+/)"_s).match(told).captured(1);
        QVERIFY2(!url.isEmpty(), qPrintable(told));
        const QString fingerprint =
            QRegularExpression(u"SHA-256 ([0-9A-F:]{95})"_s).match(told).captured(1);
        const QString certificate = path(u"hookglass/tls/certificate.pem"_s);
        const QString host = u"127.0.0.1:%1"_s.arg(QUrl(url).port());

        QCOMPARE(curl(url, {u"--cacert"_s, certificate}), "200"_ba);
        QVERIFY(curl(url, {}).contains("self-signed certificate"));
        QVERIFY(curl(url,
                     {u"--insecure"_s, u"--tls-max"_s, u"1.1"_s, u"--ciphers"_s,
                      u"DEFAULT@SECLEVEL=0"_s})
                    .endsWith("000"));
        const QByteArray session =
            run(u"openssl"_s,
                {u"s_client"_s, u"-connect"_s, host, u"-CAfile"_s, certificate, u"-verify_ip"_s,
                 u"127.0.0.1"_s, u"-verify_return_error"_s, u"-ign_eof"_s, u"-alpn"_s,
                 u"h2,http/1.1"_s},
                "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QVERIFY2(session.contains("Verify return code: 0 (ok)"), session.constData());
        QVERIFY(session.contains("ALPN protocol: http/1.1"));
        QVERIFY(session.contains("HTTP/1.1 200 OK"));
        QVERIFY(
            run(u"openssl"_s,
                {u"x509"_s, u"-in"_s, certificate, u"-noout"_s, u"-fingerprint"_s, u"-sha256"_s})
                .contains(fingerprint.toLatin1()));
        const QByteArray node = run(
            u"node"_s,
            {u"-e"_s,
             u"const https=require('https'),fs=require('fs');const r=https.request(process.argv[1],"
             "{method:'POST',ca:fs.readFileSync(process.argv[2])},a=>{console.log(a.statusCode);"
             "a.resume()});r.end('{}')"_s,
             url, certificate});
        QCOMPARE(node.trimmed(), "200"_ba);

        listener->terminate();
        const QString rest = tellsUntil(*listener, u"Session: "_s);
        QVERIFY2(rest.contains(u"5 captured: 0 verified, 0 failed, 2 refused"_s), qPrintable(rest));
        QVERIFY(listener->waitForFinished());
        QCOMPARE(listener->exitCode(), 0);
    }

    void takesACertificateFromFiles()
    {
        const QByteArray made =
            run(u"openssl"_s,
                {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s,
                 u"/CN=x"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s, u"-days"_s, u"2"_s,
                 u"-keyout"_s, path(u"k.pem"_s), u"-out"_s, path(u"c.pem"_s)});
        QVERIFY2(QFile::exists(path(u"c.pem"_s)), made.constData());
        const auto listener = listen({u"--port"_s, u"0"_s, u"--tls-cert"_s, path(u"c.pem"_s),
                                      u"--tls-key"_s, path(u"k.pem"_s)});
        const QString told = tellsUntil(*listener, u"Certificate SHA-256 "_s);
        const QString url =
            QRegularExpression(u"Listening on (https\\S+)"_s).match(told).captured(1);
        QCOMPARE(curl(url, {u"--cacert"_s, path(u"c.pem"_s)}), "200"_ba);
        listener->terminate();
        QVERIFY(listener->waitForFinished());
    }

    void listensInSeveralPlaces()
    {
        const auto listener =
            listen({u"--listener"_s, u"hooks=http://127.0.0.1:0"_s, u"--listener"_s,
                    u"secure=https://127.0.0.1:0/"_s, u"--tls-self-signed"_s});
        const QString told = tellsUntil(*listener, u"Certificate SHA-256 "_s);
        auto found = QRegularExpression(u"Listening on (\\S+)"_s).globalMatch(told);
        QStringList urls;
        while (found.hasNext())
            urls += found.next().captured(1);
        QCOMPARE(urls.size(), 2);
        QVERIFY(urls[0].startsWith(u"http://"_s) && urls[1].startsWith(u"https://"_s));
        for (const QString &url : urls)
            QCOMPARE(curl(url, {u"--insecure"_s}), "200"_ba);
        listener->terminate();
        QVERIFY(listener->waitForFinished());
    }

    void refusesBadUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QStringList &arguments, const QString &says) {
            QTest::newRow(name) << arguments << says;
        };
        row("no name", {u"--listener"_s, u"http://127.0.0.1:1"_s}, u"--listener must be"_s);
        row("no port", {u"--listener"_s, u"a=http://127.0.0.1"_s}, u"--listener must be"_s);
        row("a path", {u"--listener"_s, u"a=http://127.0.0.1:1/x"_s}, u"--listener must be"_s);
        row("another scheme", {u"--listener"_s, u"a=ftp://127.0.0.1:1"_s}, u"--listener must be"_s);
        row("twice",
            {u"--listener"_s, u"a=http://127.0.0.1:0"_s, u"--listener"_s,
             u"a=http://127.0.0.1:0"_s},
            u"Two listeners have the name"_s);
        row("beside --port", {u"--listener"_s, u"a=http://127.0.0.1:0"_s, u"--port"_s, u"1"_s},
            u"--bind and --port cannot"_s);
        row("no certificate", {u"--listener"_s, u"a=https://127.0.0.1:0"_s},
            u"needs --tls-self-signed"_s);
        row("no https", {u"--listener"_s, u"a=http://127.0.0.1:0"_s, u"--tls-self-signed"_s},
            u"no https listener"_s);
        row("no key", {u"--tls-cert"_s, u"c.pem"_s}, u"belong together"_s);
        row("both", {u"--tls-cert"_s, u"c"_s, u"--tls-key"_s, u"k"_s, u"--tls-self-signed"_s},
            u"either"_s);
        row("no such file", {u"--tls-cert"_s, u"/none/c"_s, u"--tls-key"_s, u"k"_s}, u"/none/c"_s);
        row("no connections", {u"--max-connections"_s, u"0"_s}, u"--max-connections"_s);
        row("no time", {u"--head-timeout"_s, u"0"_s}, u"--head-timeout"_s);
        row("a body that no session takes", {u"--max-body"_s, u"1073741824"_s}, u"--max-body"_s);
        row("no time to store", {u"--commit-timeout"_s, u"100"_s}, u"--commit-timeout"_s);
        row("no number", {u"--max-in-flight"_s, u"x"_s}, u"--max-in-flight"_s);
    }
    void refusesBadUsage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const auto listener = listen(arguments);
        QVERIFY(listener->waitForFinished());
        QCOMPARE(listener->exitCode(), 2);
        const QString err = QString::fromUtf8(listener->readAllStandardError());
        QVERIFY2(err.contains(says), qPrintable(err));
    }
};

QTEST_GUILESS_MAIN(CliListenersTest)
#include "tst_clilisteners.moc"

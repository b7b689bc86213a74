// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/signer.h"
#include "tests/support/testdata.h"

#include <QDateTime>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// `hookglass-cli listen --respond`, as its user runs it.
class RespondTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QProcess m_listener;
    QByteArray m_err;
    QUrl m_url;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }

    void start(const QStringList &arguments)
    {
        QFile::remove(path(u"s.hookglass"_s));
        m_listener.setWorkingDirectory(m_folder.path());
        m_listener.start(QStringLiteral(HOOKGLASS_CLI),
                         QStringList {u"listen"_s, u"--port"_s, u"0"_s, u"--session"_s,
                                      path(u"s.hookglass"_s), u"--credentials"_s,
                                      path(u"keys.json"_s), u"--commit-timeout"_s, u"60000"_s}
                             + arguments);
    }
    /// False when it ends instead.
    bool listens(const QStringList &arguments)
    {
        start(arguments);
        m_err.clear();
        m_listener.setReadChannel(QProcess::StandardError);
        while (!m_err.contains("Listening on ") || !m_err.endsWith('\n')) {
            if (!m_listener.waitForReadyRead(10'000) && m_listener.state() != QProcess::Running)
                return false;
            m_err += m_listener.readAllStandardError();
        }
        m_url = QUrl(QString::fromUtf8(m_err.mid(m_err.indexOf("Listening on ") + 13)).trimmed());
        return true;
    }
    QByteArray output()
    {
        m_listener.waitForFinished(60'000);
        return m_listener.readAllStandardOutput();
    }
    /// The status that came back; 0: none.
    int post(const QByteArray &body, const QByteArray &token) const
    {
        QTcpSocket socket;
        socket.connectToHost(m_url.host(), quint16(m_url.port()));
        socket.write("POST /hook HTTP/1.1\r\nHost: a\r\nAuthorization: " + token
                     + "\r\nHash-Token: " + token + "\r\nContent-Length: "
                     + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        return socket.waitForReadyRead(30'000) ? socket.readAll().mid(9, 3).toInt() : 0;
    }

private slots:
    void initTestCase()
    {
        write(u"keys.json"_s,
              "{\"keys\":[{\"key\":\"plugnmeet\",\"secret\":\"" + test::Secret + "\"}]}");
    }
    void cleanup()
    {
        m_listener.kill();
        m_listener.waitForFinished();
    }

    void tellsAttempts()
    {
        QVERIFY(listens({u"--respond"_s, u"fail-twice"_s, u"--count"_s, u"4"_s}));
        QVERIFY2(!m_err.contains("Warning"), m_err.constData());
        const QByteArray body = test::body(u"plugnmeet/room_started.json"_s);
        const QByteArray token =
            signBody({test::Key, test::Secret, {}}, body, QDateTime::currentSecsSinceEpoch());
        QCOMPARE(post(body, token), 503);
        QCOMPARE(post(body, token), 503);
        QCOMPARE(post(body, token), 200);
        QCOMPARE(post(body, token), 503);
        const QByteArrayList lines = output().trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        const QString arrow = u"\u2192 "_s;
        const QStringList expected {
            arrow + u"503 (fail twice), attempt 2 of 3 in about 1 s"_s,
            u"retry of #1, "_s + arrow + u"503 (fail twice), attempt 3 of 3 in about 2 s"_s,
            u"retry of #2"_s, // the default answer
            u"duplicate of #1, "_s + arrow
                + u"503 (fail twice), attempt 2 of 3 in about 1 s, if a server sent this"_s,
        };
        for (qsizetype i = 0; i < 4; ++i) {
            const QString line = QString::fromUtf8(lines[i]);
            QVERIFY2(line.endsWith(u"  "_s + expected[i]), qPrintable(line));
        }
    }

    void readsAFileAndWarns()
    {
        write(u"fail-once"_s, // wins over the preset of that name
              "{\"rules\":[{\"name\":\"mine\",\"filter\":\"event:room_*\",\"status\":401,"
              "\"delay_ms\":50}]}");
        QVERIFY(listens(
            {u"--respond"_s, u"fail-once"_s, u"--count"_s, u"2"_s, u"--format"_s, u"ndjson"_s}));
        QVERIFY2(m_err.contains("Warning: Rule \"mine\" answers 401, which is final"),
                 m_err.constData());
        QVERIFY2(m_err.contains("Warning: Rule \"mine\" holds its answer for 50 ms"),
                 m_err.constData());
        QCOMPARE(post(test::body(u"plugnmeet/room_started.json"_s), "t"), 401);
        QCOMPARE(post(test::body(u"plugnmeet/participant_joined.json"_s), "t"), 200);
        const QByteArrayList lines = output().trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        // A held one is told with its answer, not before.
        const QJsonObject answer =
            QJsonDocument::fromJson(lines.first()).object()["answer"_L1].toObject();
        QCOMPARE(answer["status"_L1].toInt(), 401);
        QCOMPARE(answer["rule"_L1].toString(), u"mine"_s);
        QVERIFY(answer["after_us"_L1].toInt() >= 50'000);
        QFile::remove(path(u"fail-once"_s));
    }

    void answersWhatIsHeldWhenItEnds()
    {
        // Long enough to come within it however busy the machine is, and less than it is held for.
        QVERIFY(listens({u"--respond"_s, u"slow"_s, u"--duration"_s, u"3"_s}));
        QCOMPARE(post("{}", "t"), 200);
        QVERIFY(output().contains("200 (slow, cut short)"));
        QCOMPARE(m_listener.exitCode(), 0);
    }

    void refusesWhatItCannotUse_data()
    {
        QTest::addColumn<QByteArray>("file"); ///< empty: there is none
        QTest::addColumn<QByteArrayList>("words");
        QTest::newRow("unknown") << QByteArray()
                                 << QByteArrayList {"no file \"rules\"", "always-200", "no-answer"};
        QTest::newRow("broken") << "{\n\"rules\":[{\"status\":99}]}"_ba
                                << QByteArrayList {"rules: Line 2, rule 1, \"status\": ", "99"};
        QTest::newRow("not JSON") << "fail once"_ba << QByteArrayList {"rules: Line 1", "JSON"};
    }
    void refusesWhatItCannotUse()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArrayList, words);
        QFile::remove(path(u"rules"_s));
        if (!file.isEmpty())
            write(u"rules"_s, file);
        start({u"--respond"_s, u"rules"_s});
        QVERIFY(m_listener.waitForFinished());
        QCOMPARE(m_listener.exitCode(), 2);
        const QByteArray err = m_listener.readAllStandardError();
        for (const QByteArray &word : words)
            QVERIFY2(err.contains(word), err.constData());
    }
};

QTEST_GUILESS_MAIN(RespondTest)
#include "tst_respond.moc"

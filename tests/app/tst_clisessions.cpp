// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/clitestbase.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// `hookglass-cli salvage` and `compact`.
class CliSessionsTest : public test::CliTestBase
{
    Q_OBJECT

private slots:
    void init() { newFolder(); }

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
        if (terminal < 0 || ::grantpt(terminal) != 0 || ::unlockpt(terminal) != 0)
            QSKIP("needs a pseudo-terminal");
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
};

QTEST_GUILESS_MAIN(CliSessionsTest)
#include "tst_clisessions.moc"

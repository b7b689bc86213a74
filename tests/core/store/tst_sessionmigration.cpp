// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionreader.h"
#include "core/store/sessionstore.h"
#include "tests/support/captures.h"
#include "tests/support/mount.h"
#include "tests/support/testdata.h"

#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Files that earlier versions of the program have written (tests/data/sessions): two verified
/// samples, a binary body, a broken token and a refused request.
class SessionMigrationTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString copyOf(const QString &name, const QString &folder) const
    {
        const QString path = folder + u'/' + name;
        QFile::remove(path);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)
            || file.write(test::readData(u"sessions/"_s + name)) <= 0)
            qFatal("cannot write");
        return path;
    }
    static QVariant ask(const QString &file, const QString &sql)
    {
        QVariant answer;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"ask"_s);
            database.setDatabaseName(file);
            QSqlQuery query(database);
            if (database.open() && query.exec(sql) && query.next())
                answer = query.value(0);
        }
        QSqlDatabase::removeDatabase(u"ask"_s);
        return answer;
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void checkCaptures(const QString &path)
    {
        const auto reader = SessionReader::open(path);
        QVERIFY2(reader, reader ? "" : qPrintable(reader.error().message));
        const auto summaries = reader->summaries(0, 10);
        QVERIFY2(summaries, summaries ? "" : qPrintable(summaries.error().message));
        QStringList lines;
        for (const CaptureSummary &each : *summaries)
            lines.append(u"%1 %2 %3 %4 %5"_s.arg(each.seq)
                             .arg(each.refused ? u"refused"_s : verdictId(each.verdict), each.event)
                             .arg(each.status)
                             .arg(each.history.attempt));
        QCOMPARE(lines,
                 QStringList({u"1 verified room_started 200 1"_s,
                              u"2 verified participant_joined 200 1"_s, u"3 unsigned  200 1"_s,
                              u"4 failed room_finished 200 1"_s, u"5 refused  413 1"_s}));
        QVERIFY(summaries->first().marks.isEmpty());
        const auto binary = reader->capture(3);
        QVERIFY(binary);
        QCOMPARE(binary->request.body, QByteArray("\x00\xff\r\n binary", 11));
        QCOMPARE(binary->request.target, "/hook?x=%2F"_ba);
        QCOMPARE(binary->answer.rule, u"default"_s);
        QVERIFY(binary->answer.headers.isEmpty() && binary->answer.body.isEmpty());
    }

    /// Version 4 is the first of which there is one with marks.
    static void checkMarks(const QString &path, int version)
    {
        const auto reader = SessionReader::open(path);
        QVERIFY2(reader, reader ? "" : qPrintable(reader.error().message));
        const bool has = version >= 4;
        QCOMPARE(reader->capture(4)->marks, has ? Marks({true, 2, u"wrong token"_s, 0}) : Marks());
        QCOMPARE(reader->capture(2)->marks.roomColour, has ? 5 : 0);
    }

private slots:
    void oldVersions_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("version");
        QTest::newRow("1") << u"version1.hookglass"_s << 1;
        QTest::newRow("2") << u"version2.hookglass"_s << 2;
        QTest::newRow("3") << u"version3.hookglass"_s << 3;
        QTest::newRow("4") << u"version4.hookglass"_s << 4;
    }
    void oldVersions()
    {
        QFETCH(QString, name);
        QFETCH(int, version);
        const QString path = copyOf(name, m_folder.path());
        const QByteArray before = contentOf(path);
        checkCaptures(path);
        checkMarks(path, version);
        QCOMPARE(contentOf(path), before); // reading changes nothing

        SessionStore store;
        QSignalSpy migrated(&store, &SessionStore::migrated);
        QSignalSpy opened(&store, &SessionStore::opened);
        store.open(path);
        QVERIFY(opened.wait());
        QCOMPARE(migrated.size(), 1);
        const QString backup = path + u".v%1-backup"_s.arg(version);
        QCOMPARE(migrated[0][1].toString(), backup);
        QVERIFY(!(QFile::permissions(backup) & (QFile::ReadGroup | QFile::ReadOther)));
        QCOMPARE(ask(backup, u"PRAGMA user_version"_s), version);
        QCOMPARE(ask(backup, u"PRAGMA integrity_check"_s), u"ok"_s);
        checkCaptures(backup);
        QCOMPARE(ask(path, u"PRAGMA user_version"_s), 5);
        checkCaptures(path);
        checkMarks(path, version);
        QCOMPARE(ask(path, u"SELECT count(*) FROM reverification"_s), version > 1 ? 1 : 0);

        // What is new can be stored in it.
        QSignalSpy committed(&store, &SessionStore::committed);
        QSignalSpy marked(&store, &SessionStore::marksStored);
        store.recordMarks({{2, {true, 3, u"look"_s}}});
        store.recordRoomColours({{u"room-1"_s, 7}});
        Capture capture = test::makeCapture("{}", u"room_started"_s);
        capture.history = {2, 1, 0};
        store.append(1, capture);
        QTRY_VERIFY(!committed.isEmpty() && !marked.isEmpty());
        const auto reader = SessionReader::open(path);
        QCOMPARE(reader->capture(6)->history, DeliveryHistory({2, 1, 0}));
        QCOMPARE(reader->capture(2)->marks, Marks({true, 3, u"look"_s, version >= 4 ? 5 : 0}));
        QCOMPARE(reader->capture(6)->marks.shownColour(), 7);

        QSignalSpy deleted(&store, &SessionStore::deletionStored);
        store.recordDeletion({.session = path, .ranges = {{4, 5}}});
        QVERIFY(deleted.wait());
        QCOMPARE(*SessionReader::open(path)->count(), 4);

        // Opened once more there is nothing left to do, and the copy stays.
        QSignalSpy closed(&store, &SessionStore::closed);
        store.close();
        QVERIFY(closed.wait());
        store.open(path);
        QVERIFY(opened.wait());
        QCOMPARE(migrated.size(), 1);
        QVERIFY(QFile::exists(backup));
    }

    /// A copy from before is somebody's: it is never written over.
    void keepsAnEarlierBackup()
    {
        const QString path = copyOf(u"version2.hookglass"_s, m_folder.path());
        const QString backup = path + u".v2-backup"_s;
        QFile::remove(backup);
        QFile earlier(backup);
        QVERIFY(earlier.open(QIODevice::WriteOnly) && earlier.write("mine") == 4);
        earlier.close();
        const auto file = SessionFile::open(path, SessionAccess::ReadWrite);
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        QCOMPARE(contentOf(backup), "mine"_ba);
        QCOMPARE(file->backupPath(), backup + u"-2"_s);
        checkCaptures(file->backupPath());
    }

    /// What an earlier program left in the log when it was killed is part of the session.
    void takesTheLogAlong()
    {
        const QString source = copyOf(u"version2.hookglass"_s, m_folder.path());
        const QString path = m_folder.filePath(u"crashed.hookglass"_s);
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
            database.setDatabaseName(source);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"UPDATE capture SET status = 299 WHERE seq = 1"_s));
            QVERIFY(QFile::copy(source, path));
            QVERIFY(QFile::copy(source + u"-wal"_s, path + u"-wal"_s));
        }
        QSqlDatabase::removeDatabase(u"old"_s);
        const auto file = SessionFile::open(path, SessionAccess::ReadWrite);
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        QCOMPARE(ask(file->backupPath(), u"SELECT status FROM capture WHERE seq = 1"_s), 299);
        QCOMPARE(ask(path, u"SELECT status FROM capture WHERE seq = 1"_s), 299);
    }

    void refusesWithoutRoomForTheBackup()
    {
        test::SmallDisk disk("1m");
        if (!disk.isMounted())
            QSKIP("A small disk cannot be mounted here (needs root).");
        const QString path = copyOf(u"version2.hookglass"_s, QFileInfo(disk.path(u"x"_s)).path());
        disk.fill(200'000);
        const QByteArray before = contentOf(path);
        const auto file = SessionFile::open(path, SessionAccess::ReadWrite);
        QVERIFY(!file);
        QVERIFY2(file.error().message.contains(u"no space"_s), qPrintable(file.error().message));
        QCOMPARE(contentOf(path), before);
        QCOMPARE(QDir(QFileInfo(path).path()).entryList({u"*backup*"_s}), QStringList());
        checkCaptures(path);
        disk.makeRoom();
        QVERIFY(!SessionFile::open(path, SessionAccess::ReadWrite)); // a copy and 1 MB do not fit
    }
};

QTEST_GUILESS_MAIN(SessionMigrationTest)
#include "tst_sessionmigration.moc"

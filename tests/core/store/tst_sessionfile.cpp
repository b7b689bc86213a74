// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionfile.h"

#include <QFileInfo>
#include <QProcess>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class SessionFileTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString &name) const { return m_folder.filePath(name); }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
    }
    /// A sound session with some pages, closed.
    QString makeSession(const QString &name)
    {
        const auto file = SessionFile::open(path(name), SessionAccess::ReadWrite);
        if (!file)
            qFatal("%s", qPrintable(file.error().message));
        QSqlQuery(file->database()).exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        return path(name);
    }

private slots:
    void makesANewOne()
    {
        const QString file = makeSession(u"new.hookglass"_s);
        const QByteArray header = contentOf(file).left(100);
        QVERIFY(header.startsWith("SQLite format 3"));
        QCOMPARE(qFromBigEndian<quint32>(header.constData() + 60), 5u); // user_version
        QCOMPARE(header.mid(68, 4), "Hkgl"_ba); // application_id
        QCOMPARE(qFromBigEndian<quint16>(header.constData() + 16), quint16(16384)); // page size
        QCOMPARE(header[18], '\2'); // WAL
        QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
        QVERIFY(SessionFile::open(file, SessionAccess::ReadWrite));
        QVERIFY(SessionFile::open(file, SessionAccess::ReadOnly));
    }

    void syncsEveryCommit()
    {
        const auto file = SessionFile::open(path(u"sync.hookglass"_s), SessionAccess::ReadWrite);
        QSqlQuery query(file->database());
        QVERIFY(query.exec(u"PRAGMA synchronous"_s) && query.next());
        QCOMPARE(query.value(0).toInt(), 2); // FULL
    }

    void takesAnEmptyFileForANewOne()
    {
        write(path(u"empty.hookglass"_s), {});
        QVERIFY(SessionFile::open(path(u"empty.hookglass"_s), SessionAccess::ReadWrite));
    }

    /// A crash while a new file gets its tables: what there is of them is undone.
    void startsAgainWhereAMakingWasCutOff()
    {
        const QString making = path(u"making"_s);
        const QString file = path(u"cutoff.hookglass"_s);
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"making"_s);
            database.setDatabaseName(making);
            QVERIFY(database.open());
            QSqlQuery query(database);
            for (const QString &sql :
                 {u"PRAGMA page_size = 16384"_s, u"PRAGMA cache_size = 1"_s, u"BEGIN"_s,
                  u"CREATE TABLE capture (seq INTEGER PRIMARY KEY, body BLOB)"_s,
                  u"INSERT INTO capture VALUES (1, zeroblob(1000000))"_s})
                QVERIFY2(query.exec(sql), qPrintable(sql));
            QVERIFY(QFile::copy(making, file));
            QVERIFY(QFile::copy(making + u"-journal"_s, file + u"-journal"_s));
        }
        QSqlDatabase::removeDatabase(u"making"_s);
        QVERIFY(QFileInfo(file).size() > 0 && QFileInfo(file + u"-journal"_s).size() > 0);
        const auto read = SessionFile::open(file, SessionAccess::ReadOnly);
        QVERIFY(!read);
        QVERIFY2(!read.error().message.contains(u"damaged"_s), qPrintable(read.error().message));
        const auto opened = SessionFile::open(file, SessionAccess::ReadWrite);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        QVERIFY(!QFile::exists(file + u"-journal"_s));
    }

    void refusesAndLeavesUntouched_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("text") << u"text"_s << u"not a Hookglass session"_s;
        QTest::newRow("other program") << u"foreign"_s << u"another program"_s;
        QTest::newRow("newer version") << u"newer"_s << u"newer version"_s;
        QTest::newRow("cut off") << u"cut"_s << u"damaged"_s;
        QTest::newRow("overwritten") << u"garbled"_s << u"damaged"_s;
    }
    void refusesAndLeavesUntouched()
    {
        QFETCH(QString, kind);
        QFETCH(QString, says);
        const QString file = makeSession(kind + u".hookglass"_s);
        QByteArray content = contentOf(file);
        if (kind == "text"_L1)
            content = "just some notes\n";
        else if (kind == "foreign"_L1)
            content.replace(68, 4, QByteArray(4, '\0'));
        else if (kind == "newer"_L1)
            content.replace(60, 4, QByteArray("\0\0\0\x63", 4));
        else if (kind == "cut"_L1)
            content.chop(20'000);
        else
            content.replace(16384, 16384, QByteArray(16384, 'x'));
        write(file, content);
        for (const auto access : {SessionAccess::ReadWrite, SessionAccess::ReadOnly}) {
            const auto opened = SessionFile::open(file, access);
            QVERIFY(!opened);
            QVERIFY2(opened.error().message.contains(says), qPrintable(opened.error().message));
            QVERIFY(opened.error().message.contains(file));
            QCOMPARE(contentOf(file), content);
        }
    }

    /// Two writers would each take the session for theirs; readers do not mind.
    void hasOneWriter()
    {
        const QString file = path(u"locked.hookglass"_s);
        auto first = std::make_unique<Result<SessionFile>>(
            SessionFile::open(file, SessionAccess::ReadWrite));
        QVERIFY(*first);
        const QString link = path(u"link.hookglass"_s);
        QVERIFY(QFile::link(file, link));
        for (const QString &name : {file, link}) {
            const auto second = SessionFile::open(name, SessionAccess::ReadWrite);
            QVERIFY(!second);
            const QString number = QString::number(QCoreApplication::applicationPid());
            QVERIFY2(second.error().message.contains(u"process "_s + number),
                     qPrintable(second.error().message));
            QVERIFY(SessionFile::open(name, SessionAccess::ReadOnly));
        }
        QVERIFY((*first)->isInPlace());
        first.reset();
        QVERIFY(!QFile::exists(file + u"-lock"_s));
        QVERIFY(SessionFile::open(link, SessionAccess::ReadWrite));
        // A lock file that a killed process left behind locks nothing.
        write(file + u"-lock"_s, "1\n");
        QVERIFY(SessionFile::open(file, SessionAccess::ReadWrite));
    }

    /// An open reader and a reader that comes and goes must not take the writer's locks along:
    /// then another program could end the log that is being written.
    void readersLeaveTheLocksAlone()
    {
        const QString file = path(u"locks.hookglass"_s);
        const auto writer = SessionFile::open(file, SessionAccess::ReadWrite);
        QVERIFY(writer);
        QVERIFY(QSqlQuery(writer->database()).exec(u"DELETE FROM capture"_s));
        QVERIFY(SessionFile::open(file, SessionAccess::ReadOnly));
        QProcess other;
        other.start(u"python3"_s,
                    {u"-c"_s,
                     u"import fcntl,sys\n"
                     "f=open(sys.argv[1],'r+b')\n"
                     "try: fcntl.lockf(f,fcntl.LOCK_EX|fcntl.LOCK_NB,510,1073741826)\n"
                     "except OSError: sys.exit(7)\n"_s,
                     file});
        QVERIFY(other.waitForFinished());
        QCOMPARE(other.exitCode(), 7); // SQLite's shared lock still stands
    }

    void refusesWhatIsNoFile()
    {
        QVERIFY(!SessionFile::open(m_folder.path(), SessionAccess::ReadWrite));
        QVERIFY(!SessionFile::open(path(u"none.hookglass"_s), SessionAccess::ReadOnly));
        QVERIFY(!QFileInfo::exists(path(u"none.hookglass"_s)));
        QVERIFY(!SessionFile::open(u"/proc/none/x.hookglass"_s, SessionAccess::ReadWrite));
    }

    void namesNewSessionsByDate()
    {
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        const QString first = newSessionPath(1'789'000'000'000'000);
        QVERIFY(first.startsWith(path(u"hookglass/sessions/2026-09-"_s)));
        QVERIFY(SessionFile::open(first, SessionAccess::ReadWrite));
        const QString second = newSessionPath(1'789'000'000'000'000);
        QVERIFY(second.endsWith(u" (2).hookglass"_s));
    }
};

QTEST_GUILESS_MAIN(SessionFileTest)
#include "tst_sessionfile.moc"

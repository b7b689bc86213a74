// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/compactor.h"
#include "core/store/sessionfile.h"
#include "core/store/sessionreader.h"
#include "core/store/sessionstore.h"
#include "tests/support/captures.h"
#include "tests/support/mount.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Gives the room of what was removed back to the disk, while the session is written and read.
class CompactionTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 PageBytes = 16384;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString file() const { return m_folder->filePath(u"s.hookglass"_s); }

    /// A connection of somebody else, as a program that knows nothing of us would make it.
    class Stranger
    {
    public:
        explicit Stranger(const QString &path)
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"stranger"_s);
            database.setDatabaseName(path);
            database.open();
        }
        ~Stranger() { QSqlDatabase::removeDatabase(u"stranger"_s); }
        bool run(const QString &sql) const { return QSqlQuery(database()).exec(sql); }
        QString ask(const QString &sql) const
        {
            QSqlQuery query(database());
            return query.exec(sql) && query.next() ? query.value(0).toString() : u"failed"_s;
        }

    private:
        static QSqlDatabase database() { return QSqlDatabase::database(u"stranger"_s); }
    };

    static void open(SessionStore &store, const QString &path)
    {
        QSignalSpy opened(&store, &SessionStore::opened);
        store.open(path);
        QTRY_COMPARE(opened.size(), 1);
    }
    static void append(SessionStore &store, int count, int bytes)
    {
        QSignalSpy committed(&store, &SessionStore::committed);
        for (int i = 0; i < count; ++i)
            store.append(1, test::makeCapture(QByteArray(bytes, 'x'), u"x"_s));
        const auto stored = [&committed] {
            int captures = 0;
            for (const QList<QVariant> &each : committed) {
                for (const CommitReceipt &receipt : each[0].value<QList<CommitReceipt>>())
                    captures += receipt.seq > 0 ? 1 : 0;
            }
            return captures;
        };
        QTRY_COMPARE_WITH_TIMEOUT(stored(), count, 60'000);
    }
    static void remove(SessionStore &store, const QString &path, const QList<SeqRange> &ranges)
    {
        QSignalSpy deleted(&store, &SessionStore::deletionStored);
        store.recordDeletion({DeletionRecord::Kind::Delete, path, ranges});
        QTRY_COMPARE(deleted.size(), 1);
    }
    /// A closed session; what was deleted goes for good when it is opened the next time.
    void makeSession(const QString &path, int captures, int bytes, const QList<SeqRange> &deleted)
    {
        SessionStore store;
        open(store, path);
        append(store, captures, bytes);
        remove(store, path, deleted);
    }
    /// The same, and it has gone.
    void makeFreePages(const QString &path, int captures, int bytes)
    {
        makeSession(path, captures, bytes, {});
        const Stranger stranger(path);
        QVERIFY(stranger.run(u"DELETE FROM payload WHERE seq <= %1"_s.arg(captures - 5)));
        QVERIFY(stranger.run(u"DELETE FROM capture WHERE seq <= %1"_s.arg(captures - 5)));
    }
    static int freePages(const Stranger &stranger)
    {
        return stranger.ask(u"PRAGMA freelist_count"_s).toInt();
    }
    /// Until the first of some steps has been done; does not let signals wait for a time slice.
    static bool waitForAStep(const Stranger &stranger, int freeBefore)
    {
        const QDeadlineTimer deadline(60'000);
        while (freePages(stranger) == freeBefore && !deadline.hasExpired()) { }
        return freePages(stranger) < freeBefore;
    }
    /// As sessions were before steps were possible, with all that is in it.
    static void makeOlder(const QString &path)
    {
        const Stranger stranger(path);
        QVERIFY(stranger.run(u"PRAGMA auto_vacuum = NONE"_s));
        QVERIFY(stranger.run(u"VACUUM"_s));
        QCOMPARE(stranger.ask(u"PRAGMA auto_vacuum"_s), u"0"_s);
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    /// SQLite's own copy of a session has no room in it that is not used.
    void compactsToTheSizeOfACopy_data()
    {
        QTest::addColumn<int>("bytes"); ///< of a body
        QTest::addColumn<QList<SeqRange>>("deleted"); ///< of 400
        QTest::addColumn<bool>("shrinks");
        using Ranges = QList<SeqRange>;
        QTest::newRow("nothing") << 1500 << Ranges {} << false;
        QTest::newRow("the oldest") << 1500 << Ranges {{1, 390}} << true;
        QTest::newRow("the newest") << 1500 << Ranges {{11, 400}} << true;
        QTest::newRow("between") << 1500 << Ranges {{11, 200}, {211, 390}} << true;
        QTest::newRow("bodies of many pages") << 100'000 << Ranges {{1, 100}, {151, 399}} << true;
        QTest::newRow("all") << 20'000 << Ranges {{1, 400}} << true;
    }
    void compactsToTheSizeOfACopy()
    {
        QFETCH(int, bytes);
        QFETCH(QList<SeqRange>, deleted);
        QFETCH(bool, shrinks);
        makeSession(file(), 400, bytes, deleted);
        const qint64 before = QFileInfo(file()).size();
        qint64 told = 0;
        {
            SessionStore store;
            QSignalSpy compacted(&store, &SessionStore::compacted);
            store.open(file());
            store.compact();
            QTRY_COMPARE_WITH_TIMEOUT(compacted.size(), 1, 60'000);
            told = compacted[0][0].toLongLong();
            QCOMPARE(QFileInfo(file()).size(), told); // while it is open
            append(store, 1, 100); // and it goes on
        }
        qint64 left = 401;
        for (const SeqRange &range : deleted)
            left -= range.last - range.first + 1;
        QCOMPARE(SessionReader::open(file())->count().value(), left);
        const Stranger stranger(file());
        QCOMPARE(stranger.ask(u"PRAGMA integrity_check"_s), u"ok"_s);
        const QString copy = m_folder->filePath(u"copy"_s);
        QVERIFY(stranger.run(u"VACUUM INTO '%1'"_s.arg(copy)));
        const qint64 best = QFileInfo(copy).size();
        QVERIFY2(told <= best + 4 * PageBytes,
                 qPrintable(u"%1 of %2"_s.arg(told).arg(best)));
        QCOMPARE(told < before, shrinks);
    }

    /// Whoever sends is answered while it goes on.
    void storesMeanwhile()
    {
        makeFreePages(file(), 2000, 20'000);
        SessionStore store;
        open(store, file());
        QStringList told;
        connect(&store, &SessionStore::committed, this, [&] { told.append(u"stored"_s); });
        connect(&store, &SessionStore::compacted, this, [&] { told.append(u"compacted"_s); });
        const Stranger stranger(file());
        const int before = freePages(stranger);
        store.compact();
        QVERIFY(waitForAStep(stranger, before));
        store.append(1, test::makeCapture("{}", u"x"_s));
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2, 60'000);
        QCOMPARE(told, QStringList({u"stored"_s, u"compacted"_s}));
        QCOMPARE(SessionReader::open(file())->count().value(), 6);
        QVERIFY(SessionReader::open(file())->capture(2001));
    }

    /// No answer waits for more than this.
    void doesLittleAtATime()
    {
        makeFreePages(file(), 1000, 20'000);
        auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
        QVERIFY(session);
        const Stranger stranger(file());
        Compactor compactor(nullptr);
        compactor.start(session.value());
        int left = freePages(stranger);
        QVERIFY(left > 1000);
        for (int i = 0; i < 8; ++i) {
            compactor.step();
            const int before = std::exchange(left, freePages(stranger));
            const int moved = before - left;
            QVERIFY2(moved > 0 && moved <= 64, qPrintable(QString::number(moved)));
        }
        compactor.stop();
    }

    /// What has been done stays, the file is sound, and the rest is done another time.
    void canBeEnded_data()
    {
        QTest::addColumn<int>("steps");
        QTest::newRow("at once") << 0;
        QTest::newRow("after a step") << 1;
        QTest::newRow("later") << 5;
    }
    void canBeEnded()
    {
        QFETCH(int, steps);
        makeFreePages(file(), 1000, 20'000);
        const qint64 before = QFileInfo(file()).size();
        {
            auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
            QVERIFY(session);
            Compactor compactor(nullptr);
            QSignalSpy stopped(&compactor, &Compactor::stopped);
            QSignalSpy compacted(&compactor, &Compactor::compacted);
            compactor.start(session.value());
            for (int i = 0; i < steps; ++i)
                compactor.step();
            compactor.stop();
            QCOMPARE(stopped.size(), 1);
            const qint64 bytes = stopped[0][0].toLongLong();
            QCOMPARE(bytes, QFileInfo(file()).size());
            QCOMPARE(bytes < before, steps > 0);
            compactor.step(); // it has ended
            compactor.stop();
            QCOMPARE(stopped.size(), 1);
            QCOMPARE(compacted.size(), 0);
        }
        {
            const Stranger stranger(file());
            QCOMPARE(stranger.ask(u"PRAGMA integrity_check"_s), u"ok"_s);
            QVERIFY(stranger.ask(u"PRAGMA freelist_count"_s).toInt() > 0);
            QCOMPARE(stranger.ask(u"SELECT count(*) FROM payload WHERE length(body) = 20000"_s),
                     u"5"_s);
        }
        SessionStore store;
        QSignalSpy compacted(&store, &SessionStore::compacted);
        store.open(file());
        store.compact();
        QTRY_COMPARE_WITH_TIMEOUT(compacted.size(), 1, 60'000);
        QVERIFY(compacted[0][0].toLongLong() < 30 * PageBytes);
    }

    void stopsWhenTold_data()
    {
        QTest::addColumn<bool>("closes");
        QTest::newRow("stopped") << false;
        QTest::newRow("another session is opened") << true;
    }
    void stopsWhenTold()
    {
        QFETCH(bool, closes);
        makeFreePages(file(), 2000, 20'000);
        SessionStore store;
        QSignalSpy stopped(&store, &SessionStore::compactionStopped);
        QSignalSpy compacted(&store, &SessionStore::compacted);
        open(store, file());
        {
            const Stranger stranger(file());
            const int before = freePages(stranger);
            store.compact();
            QVERIFY(waitForAStep(stranger, before));
            if (closes)
                store.open(m_folder->filePath(u"next.hookglass"_s));
            else
                store.stopCompacting();
            QTRY_COMPARE(stopped.size(), 1);
            QCOMPARE(compacted.size(), 0);
            QVERIFY(freePages(stranger) > 0);
        }
        append(store, 1, 100);
        store.stopCompacting(); // nothing is under way
        store.compact();
        QTRY_COMPARE_WITH_TIMEOUT(compacted.size(), 1, 60'000);
        QCOMPARE(stopped.size(), 1);
    }

    /// Somebody who reads what the session was before keeps the file from becoming smaller, and
    /// nobody from anything else.
    void doesNotWaitForReaders_data()
    {
        QTest::addColumn<bool>("leaves");
        QTest::newRow("who soon has read it") << true;
        QTest::newRow("who goes on") << false;
    }
    void doesNotWaitForReaders()
    {
        QFETCH(bool, leaves);
        makeFreePages(file(), 300, 20'000);
        SessionStore store;
        QSignalSpy told(&store, &SessionStore::compacting);
        QSignalSpy compacted(&store, &SessionStore::compacted);
        QSignalSpy failed(&store, &SessionStore::compactFailed);
        open(store, file());
        append(store, 1, 100);
        const Stranger reader(file());
        QVERIFY(reader.run(u"BEGIN"_s));
        QCOMPARE(reader.ask(u"SELECT count(*) FROM payload"_s), u"6"_s);
        store.compact();
        QTRY_VERIFY(!told.isEmpty());
        append(store, 1, 100);
        QCOMPARE(compacted.size() + failed.size(), 0);
        QCOMPARE(reader.ask(u"SELECT count(*) FROM payload"_s), u"6"_s);
        if (leaves)
            QVERIFY(reader.run(u"COMMIT"_s));
        QTRY_COMPARE_WITH_TIMEOUT(compacted.size() + failed.size(), 1, 20'000);
        QCOMPARE(compacted.size(), leaves ? 1 : 0);
        if (!leaves) {
            const QString message = failed[0][0].value<Error>().message;
            QVERIFY2(message.contains(u"another program is reading it"_s), qPrintable(message));
            QCOMPARE(told.last()[0].toInt(), 100); // more than once in so long
            QVERIFY(std::is_sorted(told.begin(), told.end(), [](const auto &a, const auto &b) {
                return a[0].toInt() < b[0].toInt();
            }));
            QVERIFY(reader.run(u"COMMIT"_s));
            store.compact();
            QTRY_COMPARE(compacted.size(), 1);
        }
        QVERIFY(compacted[0][0].toLongLong() < 30 * PageBytes);
        QCOMPARE(SessionReader::open(file())->count().value(), 7);
    }

    /// What cannot be taken over into the file yet comes in one go, and answers wait for that.
    void boundsTheLogWhileSomebodyReads_data()
    {
        QTest::addColumn<bool>("leaves");
        QTest::newRow("who soon has read it") << true;
        QTest::newRow("who goes on") << false;
    }
    void boundsTheLogWhileSomebodyReads()
    {
        QFETCH(bool, leaves);
        makeSession(file(), 2400, 20'000, {});
        { // as many are to be moved: what lies at the end goes without
            const Stranger stranger(file());
            QVERIFY(stranger.run(u"DELETE FROM payload WHERE seq <= 1200"_s));
            QVERIFY(stranger.run(u"DELETE FROM capture WHERE seq <= 1200"_s));
        }
        SessionStore store;
        QSignalSpy compacted(&store, &SessionStore::compacted);
        QSignalSpy failed(&store, &SessionStore::compactFailed);
        open(store, file());
        const Stranger reader(file());
        QVERIFY(reader.run(u"BEGIN"_s));
        QCOMPARE(reader.ask(u"SELECT count(*) FROM payload"_s), u"1200"_s);
        store.compact();
        const auto pagesInLog = [this] {
            return QFileInfo(file() + u"-wal"_s).size() / PageBytes;
        };
        QTRY_VERIFY_WITH_TIMEOUT(pagesInLog() > 1000, 20'000);
        append(store, 1, 100);
        QCOMPARE(compacted.size() + failed.size(), 0);
        if (leaves)
            QVERIFY(reader.run(u"COMMIT"_s));
        QTRY_COMPARE_WITH_TIMEOUT(compacted.size() + failed.size(), 1, 60'000);
        QCOMPARE(compacted.size(), leaves ? 1 : 0);
        QVERIFY2(leaves || pagesInLog() < 1500, qPrintable(QString::number(pagesInLog())));
    }

    void saysThatTheDiskIsFull()
    {
        test::SmallDisk disk("24m");
        if (!disk.isMounted())
            QSKIP("A small disk cannot be mounted here (needs root).");
        const QString path = disk.path(u"s.hookglass"_s);
        makeFreePages(path, 300, 20'000);
        SessionStore store;
        QSignalSpy compacted(&store, &SessionStore::compacted);
        QSignalSpy failed(&store, &SessionStore::compactFailed);
        open(store, path);
        disk.fill(100'000);
        store.compact();
        QTRY_COMPARE(failed.size(), 1);
        const QString message = failed[0][0].value<Error>().message;
        QVERIFY2(message.contains(u"Cannot compact the session"_s)
                     && message.contains(u"disk is full"_s),
                 qPrintable(message));
        QCOMPARE(SessionReader::open(path)->count().value(), 5);
        disk.makeRoom();
        store.compact();
        QTRY_COMPARE(compacted.size(), 1);
        QVERIFY(compacted[0][0].toLongLong() < 30 * PageBytes);
        append(store, 1, 100);
        QCOMPARE(SessionReader::open(path)->count().value(), 6);
    }

    /// What was deleted before cannot go then.
    void saysThatTheDiskIsFullForWhatIsToGo()
    {
        test::SmallDisk disk("24m");
        if (!disk.isMounted())
            QSKIP("A small disk cannot be mounted here (needs root).");
        const QString path = disk.path(u"s.hookglass"_s);
        makeSession(path, 300, 20'000, {{1, 295}});
        SessionStore store;
        QSignalSpy writeFailed(&store, &SessionStore::writeFailed);
        QSignalSpy failed(&store, &SessionStore::compactFailed);
        open(store, path);
        disk.fill(100'000);
        store.append(1, test::makeCapture(QByteArray(1'000'000, 'x'), u"x"_s));
        store.compact();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(writeFailed.size(), 1);
        const QString message = failed[0][0].value<Error>().message;
        QVERIFY2(message.contains(u"Cannot compact the session"_s)
                     && message.contains(u"disk is full"_s),
                 qPrintable(message));
    }

    void leavesAFileAloneThatHasBeenMoved_data()
    {
        QTest::addColumn<bool>("deleted"); ///< before, and has not gone yet
        QTest::newRow("with free pages") << false;
        QTest::newRow("with deleted events") << true;
    }
    void leavesAFileAloneThatHasBeenMoved()
    {
        QFETCH(bool, deleted);
        if (deleted)
            makeSession(file(), 400, 100'000, {{1, 400}});
        else
            makeFreePages(file(), 300, 20'000);
        SessionStore store;
        QSignalSpy failed(&store, &SessionStore::compactFailed);
        open(store, file());
        QVERIFY(QFile::rename(file(), m_folder->filePath(u"moved"_s)));
        const qint64 before = QFileInfo(m_folder->filePath(u"moved"_s)).size();
        store.compact();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].value<Error>().message.contains(u"moved or replaced"_s));
        QCOMPARE(QFileInfo(m_folder->filePath(u"moved"_s)).size(), before);
    }

    void tellsTheSizeOfAFileThatHasBeenMoved()
    {
        makeFreePages(file(), 300, 20'000);
        auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
        QVERIFY(session);
        Compactor compactor(nullptr);
        QSignalSpy stopped(&compactor, &Compactor::stopped);
        compactor.start(session.value());
        const QString moved = m_folder->filePath(u"moved"_s);
        QVERIFY(QFile::rename(file(), moved));
        compactor.stop();
        QCOMPARE(stopped.size(), 1);
        QCOMPARE(stopped[0][0].toLongLong(), QFileInfo(moved).size());
    }

    /// While something else is to go first it has not come to 0 %, nor does it fall behind later.
    void tellsThatItHasNotBegun()
    {
        makeFreePages(file(), 300, 20'000);
        auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
        QVERIFY(session);
        Compactor compactor(nullptr);
        QSignalSpy told(&compactor, &Compactor::compacting);
        compactor.start(session.value());
        QTRY_VERIFY((compactor.putOff(), !told.isEmpty()));
        QVERIFY(told.takeLast()[0].toInt() < 0);
        compactor.start(session.value());
        QVERIFY(told.takeLast()[0].toInt() < 0);
        compactor.step();
        compactor.start(session.value());
        const int percent = told.last()[0].toInt();
        QVERIFY(percent >= 0);
        told.clear();
        QTRY_VERIFY((compactor.putOff(), !told.isEmpty()));
        QCOMPARE(told.last()[0].toInt(), percent);
        compactor.stop();
    }

    /// Both are answered by its end, and it is not begun anew.
    void isUnderWayOnce()
    {
        makeFreePages(file(), 300, 20'000);
        auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
        QVERIFY(session);
        Compactor compactor(nullptr);
        QSignalSpy told(&compactor, &Compactor::compacting);
        QSignalSpy compacted(&compactor, &Compactor::compacted);
        compactor.start(session.value());
        compactor.step();
        compactor.step();
        told.clear();
        compactor.start(session.value());
        QCOMPARE(told.size(), 1);
        for (int i = 0; compacted.isEmpty() && i < 1000; ++i)
            compactor.step();
        QCOMPARE(compacted.size(), 1);
    }

    void tellsThatItCannotAsk()
    {
        makeFreePages(file(), 10, 100);
        auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
        QVERIFY(session && *Compactor::isPossible(session.value()));
        session->database().close();
        const Result<bool> answer = Compactor::isPossible(session.value());
        QVERIFY(!answer);
        QVERIFY2(answer.error().message.startsWith(u"Cannot compact the session"_s),
                 qPrintable(answer.error().message));
    }

    /// A session that was made before there were steps is written anew once.
    void compactsOlderSessionsAtOnce()
    {
        makeFreePages(file(), 300, 20'000);
        {
            makeOlder(file());
            const Stranger stranger(file());
            QVERIFY(stranger.run(u"DELETE FROM payload WHERE seq < 299"_s));
            QVERIFY(stranger.run(u"DELETE FROM capture WHERE seq < 299"_s));
        }
        const qint64 before = QFileInfo(file()).size();
        SessionStore store;
        QSignalSpy refused(&store, &SessionStore::compactsAtOnceOnly);
        QSignalSpy compacted(&store, &SessionStore::compacted);
        store.open(file());
        store.compact();
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(QFileInfo(file()).size(), before);
        store.compactAtOnce();
        QTRY_COMPARE(compacted.size(), 1);
        QVERIFY(compacted[0][0].toLongLong() < before);
        store.compact();
        QTRY_COMPARE(compacted.size(), 2);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(SessionReader::open(file())->count().value(), 2);
    }

    /// What was deleted in an earlier opening does not stay in it.
    void compactsWhatIsStillToGoAtOnce()
    {
        makeSession(file(), 400, 20'000, {{1, 390}});
        makeOlder(file());
        const qint64 before = QFileInfo(file()).size();
        SessionStore store;
        QSignalSpy compacted(&store, &SessionStore::compacted);
        store.open(file());
        store.compactAtOnce();
        QTRY_COMPARE_WITH_TIMEOUT(compacted.size(), 1, 60'000);
        QVERIFY(compacted[0][0].toLongLong() < before / 4);
        const Stranger stranger(file());
        QCOMPARE(stranger.ask(u"SELECT count(*) FROM payload"_s), u"10"_s);
        QCOMPARE(stranger.ask(u"SELECT count(*) FROM trash"_s), u"0"_s);
        QCOMPARE(SessionReader::open(file())->count().value(), 10);
    }

    void saysThatNoneIsOpen()
    {
        SessionStore store;
        QSignalSpy failed(&store, &SessionStore::compactFailed);
        store.compact();
        store.compactAtOnce();
        QTRY_COMPARE(failed.size(), 2);
    }
};

QTEST_GUILESS_MAIN(CompactionTest)
#include "tst_compaction.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compactiontest.h"

#include "core/store/sessionreader.h"
#include "tests/support/mount.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What keeps the file from becoming smaller: readers, a full disk, a file that is not there.
class CompactionTroubleTest : public test::CompactionTest
{
    Q_OBJECT

private slots:
    void init() { newFolder(); }

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
        const test::Stranger reader(file());
        QVERIFY(reader.run(u"BEGIN"_s));
        QCOMPARE(reader.ask(u"SELECT count(*) FROM payload"_s), u"6"_s);
        store.compact();
        QTRY_VERIFY(!told.isEmpty());
        append(store, 1, 100);
        QCOMPARE(compacted.size() + failed.size(), 0);
        QCOMPARE(reader.ask(u"SELECT count(*) FROM payload"_s), u"6"_s);
        if (leaves)
            QVERIFY(reader.run(u"COMMIT"_s));
        QTRY_COMPARE_WITH_TIMEOUT(compacted.size() + failed.size(), 1, PatienceMs);
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
            QTRY_COMPARE_WITH_TIMEOUT(compacted.size(), 1, PatienceMs);
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
        takeOut(file(), 1200); // as many are to be moved: what lies at the end goes without
        SessionStore store;
        QSignalSpy compacted(&store, &SessionStore::compacted);
        QSignalSpy failed(&store, &SessionStore::compactFailed);
        open(store, file());
        const test::Stranger reader(file());
        QVERIFY(reader.run(u"BEGIN"_s));
        QCOMPARE(reader.ask(u"SELECT count(*) FROM payload"_s), u"1200"_s);
        store.compact();
        const auto pagesInLog = [this] {
            return QFileInfo(file() + u"-wal"_s).size() / PageBytes;
        };
        QTRY_VERIFY_WITH_TIMEOUT(pagesInLog() > 1000, PatienceMs);
        append(store, 1, 100);
        QCOMPARE(compacted.size() + failed.size(), 0);
        if (leaves)
            QVERIFY(reader.run(u"COMMIT"_s));
        QTRY_COMPARE_WITH_TIMEOUT(compacted.size() + failed.size(), 1, PatienceMs);
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
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, PatienceMs);
        const QString message = failed[0][0].value<Error>().message;
        QVERIFY2(message.contains(u"Cannot compact the session"_s)
                     && message.contains(u"disk is full"_s),
                 qPrintable(message));
        QCOMPARE(SessionReader::open(path)->count().value(), 5);
        disk.makeRoom();
        store.compact();
        QTRY_COMPARE_WITH_TIMEOUT(compacted.size(), 1, PatienceMs);
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
        disk.fill(100'000); // before what was deleted begins to go
        open(store, path);
        store.append(1, test::makeCapture(QByteArray(1'000'000, 'x'), u"x"_s));
        store.compact();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, PatienceMs);
        QTRY_COMPARE(writeFailed.size(), 1);
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
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, PatienceMs);
        QVERIFY(failed[0][0].value<Error>().message.contains(u"moved or replaced"_s));
        QCOMPARE(QFileInfo(m_folder->filePath(u"moved"_s)).size(), before);
    }
};

QTEST_GUILESS_MAIN(CompactionTroubleTest)
#include "tst_compactiontrouble.moc"

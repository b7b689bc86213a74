// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compactiontest.h"

#include "core/store/sessionreader.h"

#include <QDeadlineTimer>
#include <QFileInfo>

#include <functional>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Gives the room of what was removed back to the disk, while the session is written and read.
class CompactionTest : public test::CompactionTest
{
    Q_OBJECT

    /// Acts once the first of some steps has been done; does not let signals wait for a time slice.
    /// False when this thread has waited for one for so long that little was left to do.
    static bool actMeanwhile(SessionStore &store, const test::Stranger &stranger,
                             const std::function<void()> &act)
    {
        constexpr int Much = 500; // of pages; a step takes 64
        const int before = freePages(stranger);
        store.compact();
        const QDeadlineTimer deadline(PatienceMs);
        while (freePages(stranger) == before && !deadline.hasExpired()) { }
        act();
        return freePages(stranger) > Much;
    }
    /// Until it was so; each time with a session of its own.
    void untilInTime(const std::function<bool()> &compacts)
    {
        constexpr int Times = 10;
        bool isInTime = false;
        for (int i = 0; i < Times && !isInTime && !QTest::currentTestFailed(); ++i) {
            newFolder();
            makeFreePages(file(), 2000, 20'000);
            isInTime = compacts();
        }
        QVERIFY(isInTime);
    }
    /// As sessions were before steps were possible, with all that is in it.
    static void makeOlder(const QString &path)
    {
        const test::Stranger stranger(path);
        QVERIFY(stranger.run(u"PRAGMA auto_vacuum = NONE"_s));
        QVERIFY(stranger.run(u"VACUUM"_s));
        QCOMPARE(stranger.ask(u"PRAGMA auto_vacuum"_s), u"0"_s);
    }

private slots:
    void init() { newFolder(); }

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
            QTRY_COMPARE_WITH_TIMEOUT(compacted.size(), 1, PatienceMs);
            told = compacted[0][0].toLongLong();
            QCOMPARE(QFileInfo(file()).size(), told); // while it is open
            append(store, 1, 100); // and it goes on
        }
        qint64 left = 401;
        for (const SeqRange &range : deleted)
            left -= range.last - range.first + 1;
        QCOMPARE(SessionReader::open(file())->count().value(), left);
        const test::Stranger stranger(file());
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
        QStringList told;
        untilInTime([&] {
            SessionStore store;
            open(store, file());
            told.clear();
            connect(&store, &SessionStore::committed, this, [&] { told.append(u"stored"_s); });
            connect(&store, &SessionStore::compacted, this, [&] { told.append(u"compacted"_s); });
            const test::Stranger stranger(file());
            const bool isInTime = actMeanwhile(
                store, stranger, [&] { store.append(1, test::makeCapture("{}", u"x"_s)); });
            static_cast<void>(QTest::qWaitFor([&] { return told.size() == 2; }, PatienceMs));
            return isInTime;
        });
        QCOMPARE(told, QStringList({u"stored"_s, u"compacted"_s}));
        QCOMPARE(SessionReader::open(file())->count().value(), 6);
        QVERIFY(SessionReader::open(file())->capture(2001));
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
        std::optional<SessionStore> store;
        QStringList told;
        int left = 0;
        untilInTime([&] {
            told.clear();
            store.emplace();
            connect(&*store, &SessionStore::compactionStopped, this,
                    [&] { told.append(u"stopped"_s); });
            connect(&*store, &SessionStore::compacted, this, [&] { told.append(u"compacted"_s); });
            open(*store, file());
            const test::Stranger stranger(file());
            const bool isInTime = actMeanwhile(*store, stranger, [&] {
                if (closes)
                    store->open(m_folder->filePath(u"next.hookglass"_s));
                else
                    store->stopCompacting();
            });
            static_cast<void>(QTest::qWaitFor([&] { return !told.isEmpty(); }, PatienceMs));
            left = freePages(stranger);
            return isInTime;
        });
        QCOMPARE(told, QStringList({u"stopped"_s}));
        QVERIFY(left > 0);
        append(*store, 1, 100);
        store->stopCompacting(); // nothing is under way
        store->compact();
        const QStringList expected {u"stopped"_s, u"compacted"_s};
        QTRY_COMPARE_WITH_TIMEOUT(told, expected, PatienceMs);
    }

    /// A session that was made before there were steps is written anew once.
    void compactsOlderSessionsAtOnce()
    {
        makeFreePages(file(), 300, 20'000);
        makeOlder(file());
        takeOut(file(), 298);
        const qint64 before = QFileInfo(file()).size();
        SessionStore store;
        QSignalSpy refused(&store, &SessionStore::compactsAtOnceOnly);
        QSignalSpy compacted(&store, &SessionStore::compacted);
        store.open(file());
        store.compact();
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, PatienceMs);
        QCOMPARE(QFileInfo(file()).size(), before);
        store.compactAtOnce();
        QTRY_COMPARE_WITH_TIMEOUT(compacted.size(), 1, PatienceMs);
        QVERIFY(compacted[0][0].toLongLong() < before);
        store.compact();
        QTRY_COMPARE_WITH_TIMEOUT(compacted.size(), 2, PatienceMs);
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
        QTRY_COMPARE_WITH_TIMEOUT(compacted.size(), 1, PatienceMs);
        QVERIFY(compacted[0][0].toLongLong() < before / 4);
        const test::Stranger stranger(file());
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
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, PatienceMs);
    }
};

QTEST_GUILESS_MAIN(CompactionTest)
#include "tst_compaction.moc"

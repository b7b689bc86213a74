// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionreader.h"
#include "core/store/sessionstore.h"
#include "tests/support/captures.h"
#include "tests/support/mount.h"

#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What happens to a session when its disk lets it down, or somebody meddles with its file.
class DiskTroubleTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString path(const QString &name) const { return m_folder->filePath(name); }

    static bool open(SessionStore &store, const QString &file)
    {
        QSignalSpy opened(&store, &SessionStore::opened);
        store.open(file);
        return opened.wait();
    }
    /// The number an event is stored under; 0: it was not.
    static qint64 append(SessionStore &store, const QByteArray &body)
    {
        QSignalSpy committed(&store, &SessionStore::committed);
        store.append(1, test::makeCapture(body, u"x"_s));
        if (!committed.wait())
            return -1;
        return committed[0][0].value<QList<CommitReceipt>>().first().seq;
    }
    /// Fills the session until it can take no more; the number of the last one that is in it.
    static qint64 appendUntilFull(SessionStore &store)
    {
        qint64 last = 0;
        while (const qint64 seq = append(store, QByteArray(20'000, 'x')))
            last = seq;
        return last;
    }
    static void checkHolds(const QString &file, qint64 captures)
    {
        const auto reader = SessionReader::open(file);
        QVERIFY2(reader, reader ? "" : qPrintable(reader.error().message));
        QCOMPARE(reader->count().value(), captures);
        const auto summaries = reader->summaries(0, 1'000'000);
        QVERIFY(summaries);
        qint64 seq = 0;
        for (const CaptureSummary &summary : *summaries)
            QCOMPARE(summary.seq, ++seq);
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void diskFull()
    {
        test::SmallDisk disk("2m");
        if (!disk.isMounted())
            QSKIP("A small disk cannot be mounted here (needs root).");
        const QString file = disk.path(u"s.hookglass"_s);
        SessionStore store;
        QSignalSpy failed(&store, &SessionStore::writeFailed);
        QSignalSpy recovered(&store, &SessionStore::writeRecovered);
        QVERIFY(open(store, file));
        QCOMPARE(append(store, "{}"), 1);
        disk.fill(200'000);
        const qint64 last = appendUntilFull(store);
        QVERIFY(last > 1);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY2(failed[0][0].toString().contains(u"disk is full"_s),
                 qPrintable(failed[0][0].toString()));
        QCOMPARE(append(store, QByteArray(20'000, 'x')), 0);
        QCOMPARE(failed.size(), 1); // told once
        checkHolds(file, last);
        QVERIFY(!recovered.wait(2500)); // a page would fit, what came does not
        QCOMPARE(append(store, QByteArray(20'000, 'x')), 0);
        QCOMPARE(failed.size(), 1);

        // With room again it goes on by itself, and says so even when nothing comes.
        QVERIFY(recovered.isEmpty());
        disk.makeRoom();
        QTRY_COMPARE(recovered.size(), 1);
        QCOMPARE(append(store, "{}"), last + 1);
        checkHolds(file, last + 1);
    }

    /// What the user said while the disk was full is written when it no longer is.
    void keepsMarksUntilThereIsRoom()
    {
        test::SmallDisk disk("2m");
        if (!disk.isMounted())
            QSKIP("A small disk cannot be mounted here (needs root).");
        SessionStore store;
        QVERIFY(open(store, disk.path(u"s.hookglass"_s)));
        QCOMPARE(append(store, "{}"), 1);
        disk.fill(0);
        QCOMPARE(appendUntilFull(store), 0);
        QSignalSpy marked(&store, &SessionStore::marksStored);
        store.recordMarks({{1, {true, 0, u"seen"_s}}});
        store.recordAnswers({{1, {503, u"late"_s, 5}}});
        QVERIFY(!marked.wait(700));
        disk.makeRoom();
        QTRY_COMPARE(marked.size(), 1);
        const auto reader = SessionReader::open(disk.path(u"s.hookglass"_s));
        QTRY_COMPARE(reader->capture(1)->answer.status, 503);
        QCOMPARE(reader->capture(1)->marks.note, u"seen"_s);
    }

    void fileSizeLimit()
    {
        SessionStore store;
        const QString file = path(u"s.hookglass"_s);
        QSignalSpy failed(&store, &SessionStore::writeFailed);
        QSignalSpy recovered(&store, &SessionStore::writeRecovered);
        QVERIFY(open(store, file));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit limit = before;
        limit.rlim_cur = 1'000'000;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
        const qint64 last = appendUntilFull(store);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(last > 5);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY2(failed[0][0].toString().contains(u"limits"_s),
                 qPrintable(failed[0][0].toString()));
        QTRY_COMPARE(recovered.size(), 1);
        QCOMPARE(append(store, "{}"), last + 1);
        checkHolds(file, last + 1);
    }

    void goneUnderUs_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("deleted") << u"deleted"_s;
        QTest::newRow("moved away") << u"moved"_s;
        QTest::newRow("replaced") << u"replaced"_s;
        QTest::newRow("log deleted") << u"log"_s;
    }
    void goneUnderUs()
    {
        QFETCH(QString, what);
        const QString file = path(u"s.hookglass"_s);
        SessionStore store;
        QSignalSpy failed(&store, &SessionStore::writeFailed);
        QVERIFY(open(store, file));
        QCOMPARE(append(store, "{}"), 1);
        if (what == "moved"_L1)
            QVERIFY(QFile::rename(file, path(u"elsewhere"_s)));
        else
            QVERIFY(QFile::remove(what == "log"_L1 ? QString(file + u"-wal"_s) : file));
        if (what == "replaced"_L1) {
            QFile other(file);
            QVERIFY(other.open(QIODevice::WriteOnly) && other.write("other") == 5);
        }
        QCOMPARE(append(store, "{}"), 0); // never a 2xx for what nobody can find again
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY2(failed[0][0].toString().contains(u"start a new session"_s),
                 qPrintable(failed[0][0].toString()));
        // A new session takes over.
        QSignalSpy recovered(&store, &SessionStore::writeRecovered);
        QVERIFY(open(store, path(u"new.hookglass"_s)));
        QTRY_COMPARE(recovered.size(), 1);
        QCOMPARE(append(store, "{}"), 1);
        if (what == "replaced"_L1) {
            QFile other(file);
            QVERIFY(other.open(QIODevice::ReadOnly));
            QCOMPARE(other.readAll(), "other"_ba);
        }
    }

    /// Whoever has moved a file may be using it: nothing of ours happens to it any more.
    void leavesAMovedFileAlone()
    {
        const QString file = path(u"s.hookglass"_s);
        const QString moved = path(u"elsewhere"_s);
        const auto content = [](const QString &name) {
            QFile opened(name);
            return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
        };
        QByteArray before;
        QByteArray logBefore;
        {
            SessionStore store;
            QVERIFY(open(store, file));
            QCOMPARE(append(store, "{}"), 1); // received in 2026: old enough to go
            QVERIFY(QFile::rename(file, moved));
            before = content(moved);
            logBefore = content(file + u"-wal"_s);
            QVERIFY(!logBefore.isEmpty());
            QSignalSpy failed(&store, &SessionStore::writeFailed);
            QSignalSpy removed(&store, &SessionStore::removed);
            store.setRetention({.maxAgeS = 1});
            QVERIFY(failed.wait());
            QCOMPARE(append(store, "{}"), 0);
            QVERIFY(!removed.wait(1500)); // also not by the probe for better times
        }
        QCOMPARE(content(moved), before);
        QCOMPARE(content(file + u"-wal"_s), logBefore);
    }

    void startsAgainInPlaceOfADeletedFile()
    {
        const QString file = path(u"s.hookglass"_s);
        SessionStore store;
        QVERIFY(open(store, file));
        QVERIFY(QFile::remove(file));
        QVERIFY(open(store, file));
        QCOMPARE(append(store, "{}"), 1);
        checkHolds(file, 1);
    }

    void readOnlyDisk()
    {
        test::SmallDisk disk("4m");
        if (!disk.isMounted())
            QSKIP("A small disk cannot be mounted here (needs root).");
        const QString file = disk.path(u"s.hookglass"_s);
        {
            SessionStore store;
            QVERIFY(open(store, file));
            QCOMPARE(append(store, "{}"), 1);
        }
        QVERIFY(disk.makeReadOnly());
        const auto toWrite = SessionFile::open(file, SessionAccess::ReadWrite);
        QVERIFY(!toWrite);
        QVERIFY2(toWrite.error().message.contains(u"read-only"_s),
                 qPrintable(toWrite.error().message));
        const auto toCreate =
            SessionFile::open(disk.path(u"n.hookglass"_s), SessionAccess::ReadWrite);
        QVERIFY(!toCreate);
        QVERIFY2(toCreate.error().message.contains(u"read-only"_s),
                 qPrintable(toCreate.error().message));
        checkHolds(file, 1); // without any file beside it
    }

    /// On a read-only medium the log cannot be used: better nothing than an old state.
    void readOnlyDiskWithALog()
    {
        test::SmallDisk disk("4m");
        if (!disk.isMounted())
            QSKIP("A small disk cannot be mounted here (needs root).");
        const QString file = disk.path(u"s.hookglass"_s);
        {
            SessionStore store;
            QVERIFY(open(store, path(u"s.hookglass"_s)));
            QCOMPARE(append(store, "{}"), 1);
            QVERIFY(QFile::copy(path(u"s.hookglass"_s), file));
            QVERIFY(QFile::copy(path(u"s.hookglass-wal"_s), file + u"-wal"_s));
        }
        QVERIFY(disk.makeReadOnly());
        const auto reader = SessionReader::open(file);
        QVERIFY(!reader);
        QVERIFY2(reader.error().message.contains(u"s.hookglass-wal"_s),
                 qPrintable(reader.error().message));
    }

    /// A copy from the moment of a power cut: whatever of the log has reached the disk, the file
    /// opens and holds a beginning of what was committed, each transaction whole.
    void tornLog()
    {
        const QString file = path(u"s.hookglass"_s);
        const QString copy = path(u"copy.hookglass"_s);
        SessionStore store;
        QVERIFY(open(store, file));
        QList<qint64> endsOfCommits; // size of the log after each
        constexpr int Commits = 12;
        for (int i = 1; i <= Commits; ++i) {
            QCOMPARE(append(store, QByteArray(3000, 'x')), i);
            endsOfCommits.append(QFileInfo(file + u"-wal"_s).size());
        }
        QVERIFY(QFile::copy(file + u"-wal"_s, path(u"wal"_s)));
        QFile wal(path(u"wal"_s));
        QVERIFY(wal.open(QIODevice::ReadOnly));
        const QByteArray log = wal.readAll();
        int tried = 0;
        for (qint64 cut = 0; cut <= log.size(); cut += 4001) {
            QFile::remove(copy);
            QFile::remove(copy + u"-shm"_s);
            QVERIFY(QFile::copy(file, copy));
            QFile torn(copy + u"-wal"_s);
            QVERIFY(torn.open(QIODevice::WriteOnly));
            // What had not been written yet is missing, or holds something else.
            torn.write(log.left(cut) + (tried % 2 ? QByteArray(9000, '\xa5') : QByteArray()));
            torn.close();
            // The first frames of the log are the tables themselves when they are not in the file.
            const auto whole = std::count_if(endsOfCommits.begin(), endsOfCommits.end(),
                                             [cut](qint64 end) { return end <= cut; });
            const auto opened = SessionFile::open(copy, SessionAccess::ReadWrite);
            QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
            checkHolds(copy, whole);
            ++tried;
        }
        QVERIFY2(tried > 50, qPrintable(QString::number(tried)));
    }

    /// Who hears of a session forgets what was said of the one before.
    void warnsAfterTheSessionIsTold()
    {
        test::SmallDisk disk("2m");
        if (!disk.isMounted())
            QSKIP("A small disk cannot be mounted here (needs root).");
        SessionStore store;
        QVERIFY(open(store, disk.path(u"s.hookglass"_s)));
        disk.fill(60'000); // below 5 %
        QStringList told;
        connect(&store, &SessionStore::opened, &store, [&] { told.append(u"opened"_s); });
        connect(&store, &SessionStore::spaceLow, &store, [&] { told.append(u"low"_s); });
        store.open(disk.path(u"s.hookglass"_s));
        QTRY_VERIFY(told.contains(u"opened"_s) && told.contains(u"low"_s));
        QCOMPARE(told.last(), u"low"_s);
    }

    void warnsBeforeTheDiskIsFull()
    {
        test::SmallDisk disk("2m");
        if (!disk.isMounted())
            QSKIP("A small disk cannot be mounted here (needs root).");
        SessionStore store;
        QSignalSpy low(&store, &SessionStore::spaceLow);
        QSignalSpy enough(&store, &SessionStore::spaceEnough);
        QVERIFY(open(store, disk.path(u"s.hookglass"_s)));
        QVERIFY(low.isEmpty());
        disk.fill(60'000); // below 5 %
        QTRY_COMPARE_WITH_TIMEOUT(low.size(), 1, 8000);
        QVERIFY(low[0][0].toLongLong() < 100'000);
        disk.makeRoom();
        QTRY_COMPARE_WITH_TIMEOUT(enough.size(), 1, 8000);
        QCOMPARE(low.size(), 1);
    }
};

QTEST_GUILESS_MAIN(DiskTroubleTest)
#include "tst_disktrouble.moc"

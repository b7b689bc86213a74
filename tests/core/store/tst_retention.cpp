// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"
#include "core/store/retentionsweep.h"
#include "core/store/sessionfile.h"
#include "core/store/sessionreader.h"
#include "core/store/sessionstore.h"
#include "core/store/spacewatch.h"
#include "tests/support/captures.h"

#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class RetentionTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SessionStore> m_store;
    qint64 m_stored = 0;
    QList<RemovalReport> m_removals;

    QString file() const { return m_folder->filePath(u"s.hookglass"_s); }

    void append(int count, int bytes, qint64 receivedAtUs)
    {
        const qint64 before = m_stored;
        Capture capture = test::makeCapture(QByteArray(bytes, 'x'), u"x"_s);
        capture.request.receivedAtUs = receivedAtUs;
        for (int i = 0; i < count; ++i)
            m_store->append(quint64(i + 1), capture);
        QTRY_COMPARE_WITH_TIMEOUT(m_stored, before + count, 60'000);
    }
    QList<qint64> seqs() const
    {
        QList<qint64> seqs;
        const auto reader = SessionReader::open(file());
        if (!reader)
            return seqs;
        const auto summaries = reader->summaries(0, 1'000'000);
        for (const CaptureSummary &summary : *summaries)
            seqs.append(summary.seq);
        return seqs;
    }
    qint64 removedCaptures() const
    {
        qint64 captures = 0;
        for (const RemovalReport &report : m_removals)
            captures += report.captures;
        return captures;
    }
    QList<qint64> removedSeqs() const
    {
        QList<qint64> gone;
        for (const RemovalReport &report : m_removals) {
            for (const SeqRange &range : report.ranges) {
                for (qint64 seq = range.first; seq <= range.last; ++seq)
                    gone.append(seq);
            }
        }
        return gone;
    }

private slots:
    void init()
    {
        m_stored = 0;
        m_removals.clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<SessionStore>();
        connect(m_store.get(), &SessionStore::committed, this,
                [this](const QList<CommitReceipt> &receipts) { m_stored += receipts.size(); });
        connect(m_store.get(), &SessionStore::removed, this,
                [this](const RemovalReport &report) { m_removals.append(report); });
        QSignalSpy opened(m_store.get(), &SessionStore::opened);
        m_store->open(file());
        QVERIFY(opened.wait());
    }
    void cleanup() { m_store.reset(); }

    void isOffByDefault()
    {
        append(50, 1000, 1'000'000); // as old as can be
        QSignalSpy removed(m_store.get(), &SessionStore::removed);
        QVERIFY(!removed.wait(700)); // two rounds of its timer
        QCOMPARE(seqs().size(), 50);
    }

    void keepsTheNewest()
    {
        append(300, 100, systemClockUs());
        m_store->setRetention({.maxCaptures = 120});
        QTRY_COMPARE(removedCaptures(), 180);
        QList<qint64> left;
        for (qint64 seq = 181; seq <= 300; ++seq)
            left.append(seq);
        QCOMPARE(seqs(), left);
        QList<qint64> gone;
        for (qint64 seq = 1; seq <= 180; ++seq)
            gone.append(seq);
        QCOMPARE(removedSeqs(), gone);
        QCOMPARE(m_removals.first().why, u"captures"_s);
        append(10, 100, systemClockUs());
        QTRY_COMPARE(removedCaptures(), 190);
        QCOMPARE(seqs().first(), 191);
        // The file itself says what is missing, too.
        const auto removals = SessionReader::open(file())->removals();
        QVERIFY(removals);
        QCOMPARE(removals->last().ranges.last().last, 190);
        qint64 noted = 0;
        for (const RemovalReport &report : *removals)
            noted += report.captures;
        QCOMPARE(noted, 190);
    }

    /// They can come back, and then count again.
    void doesNotCountDeletedOnes()
    {
        append(300, 100, systemClockUs());
        QSignalSpy deleted(m_store.get(), &SessionStore::deletionStored);
        m_store->recordDeletion({DeletionRecord::Kind::Delete, file(), {{101, 200}}});
        QVERIFY(deleted.wait());
        m_store->setRetention({.maxCaptures = 200});
        append(1, 100, systemClockUs());
        // The oldest one has gone, and only it: 2 to 100 and 201 to 301 are two hundred.
        QTRY_COMPARE(removedSeqs(), QList<qint64>({1}));
        append(149, 100, systemClockUs());
        // 50 after those deleted have gone, and those with them.
        QTRY_COMPARE(seqs().isEmpty() ? 0 : seqs().first(), 251);
        QCOMPARE(seqs().size(), 200);
        QTRY_COMPARE(removedCaptures(), 250);
    }

    void countsThemAgainWhenTheyComeBack()
    {
        append(300, 100, systemClockUs());
        QSignalSpy deleted(m_store.get(), &SessionStore::deletionStored);
        m_store->recordDeletion({DeletionRecord::Kind::Delete, file(), {{101, 200}}});
        QVERIFY(deleted.wait());
        m_store->setRetention({.maxCaptures = 199});
        QTRY_COMPARE(removedCaptures(), 1); // it has counted them
        m_store->recordDeletion({DeletionRecord::Kind::Undo, file()});
        QTRY_COMPARE(removedCaptures(), 101);
        QCOMPARE(seqs().first(), 102);
    }

    /// What was deleted lies among what is cleared later.
    void countsWhatIsDeletedOnce()
    {
        append(100, 100, systemClockUs());
        QSignalSpy deleted(m_store.get(), &SessionStore::deletionStored);
        m_store->recordDeletion(
            {.kind = DeletionRecord::Kind::Clear, .session = file(), .lastSeq = 100});
        QVERIFY(deleted.wait());
        append(100, 100, systemClockUs());
        m_store->recordDeletion(
            {.kind = DeletionRecord::Kind::Clear, .session = file(), .lastSeq = 200});
        QTRY_COMPARE(deleted.size(), 2);
        m_store->setRetention({.maxCaptures = 50});
        append(60, 100, systemClockUs());
        QTRY_COMPARE(seqs().isEmpty() ? 0 : seqs().first(), 211);
        QCOMPARE(seqs().size(), 50);
    }

    /// In files of earlier versions what was deleted could be in several ranges.
    void countsOverlappingRangesOnce()
    {
        append(100, 100, systemClockUs());
        m_store.reset();
        const auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
        QVERIFY(session);
        QSqlQuery query(session->database());
        QVERIFY(query.exec(u"INSERT INTO trash (batch, first_seq, last_seq) VALUES (1, 41, 50), "
                           "(1, 60, 60), (2, 31, 70), (3, 65, 80), (3, 81, 81), (4, 31, 40)"_s));
        RetentionSweep sweep(session->database(), {.maxCaptures = 40});
        qint64 removed = 0;
        auto report = sweep.run(systemClockUs());
        for (; report && *report; report = sweep.run(systemClockUs()))
            removed += (*report)->captures;
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(removed, 9); // 10 to 30 and 82 to 100 are forty
        QCOMPARE(seqs().size(), 40);
    }

    /// A pin that is set or taken away changes what counts.
    void countsMarkedOnesAmongThem()
    {
        append(100, 100, systemClockUs());
        m_store->recordMarks({MarkRecord {5, {true, 0, {}}}});
        QSignalSpy deleted(m_store.get(), &SessionStore::deletionStored);
        m_store->recordDeletion({DeletionRecord::Kind::Delete, file(), {{1, 50}}});
        QVERIFY(deleted.wait());
        m_store->setRetention({.maxCaptures = 49});
        QTRY_COMPARE(seqs().isEmpty() ? 0 : seqs().first(), 52);
        m_store->recordMarks({MarkRecord {5, {}}}); // 52 to 100 and one more: all are kept
        append(1, 100, systemClockUs());
        append(1, 100, systemClockUs());
        QTRY_COMPARE(seqs().isEmpty() ? 0 : seqs().first(), 54);
    }

    void leavesMarkedOnes()
    {
        append(40, 100, systemClockUs());
        QSignalSpy marked(m_store.get(), &SessionStore::marksStored);
        m_store->recordMarks({{1, {true, 0, {}}}, {5, {false, 2, {}}}, {9, {false, 0, u"n"_s}}});
        QVERIFY(marked.wait());
        m_store->setRetention({.maxCaptures = 5});
        QTRY_COMPARE(removedCaptures(), 32);
        QCOMPARE(seqs(), QList<qint64>({1, 5, 9, 36, 37, 38, 39, 40}));
        // Without its marks it is like the others.
        m_store->recordMarks({{5, {}}});
        QVERIFY(marked.wait());
        append(1, 100, systemClockUs());
        QTRY_COMPARE(removedCaptures(), 34); // it, and the oldest of the others
        QCOMPARE(seqs(), QList<qint64>({1, 9, 37, 38, 39, 40, 41}));
    }

    /// However many are marked, there is room for what comes.
    void markedOnesTakeNoRoomFromOthers_data()
    {
        QTest::addColumn<Retention>("retention");
        QTest::newRow("captures") << Retention {.maxCaptures = 3};
        QTest::newRow("bytes") << Retention {.maxBytes = 300'000};
    }
    void markedOnesTakeNoRoomFromOthers()
    {
        QFETCH(Retention, retention);
        append(40, 10'000, systemClockUs()); // 640 kB of pages
        QSignalSpy marked(m_store.get(), &SessionStore::marksStored);
        QList<MarkRecord> marks;
        for (qint64 seq = 1; seq <= 40; ++seq)
            marks.append(MarkRecord {seq, {true, 0, {}}});
        m_store->recordMarks(marks);
        QVERIFY(marked.wait());
        m_store->setRetention(retention);
        append(3, 100, systemClockUs());
        QSignalSpy removed(m_store.get(), &SessionStore::removed);
        QVERIFY(!removed.wait(700)); // two rounds of its timer
        QCOMPARE(seqs().size(), 43);
    }

    /// What is rolled back is still the oldest afterwards.
    void startsAgainAfterAnError()
    {
        append(200, 100, systemClockUs());
        m_store.reset();
        const auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
        QVERIFY(session);
        QSqlQuery query(session->database());
        QVERIFY(query.exec(u"CREATE TRIGGER refuse BEFORE DELETE ON payload WHEN old.seq = 100 "
                           "BEGIN SELECT RAISE(ABORT, 'no'); END"_s));
        RetentionSweep sweep(session->database(), {.maxCaptures = 20});
        auto report = sweep.run(systemClockUs());
        while (report && *report)
            report = sweep.run(systemClockUs());
        QVERIFY(!report); // it came to the one that cannot go
        QVERIFY(query.exec(u"DROP TRIGGER refuse"_s));
        do {
            report = sweep.run(systemClockUs());
            QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        } while (*report);
        QCOMPARE(seqs().size(), 20);
        QCOMPARE(seqs().first(), 181);
    }

    /// What cannot be removed is told once, and is no trouble for what comes.
    void saysWhenItCannotRemove()
    {
        append(20, 100, systemClockUs());
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"meddler"_s);
            database.setDatabaseName(file());
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(u"CREATE TRIGGER refuse BEFORE DELETE ON payload "
                                             "BEGIN SELECT RAISE(ABORT, 'no'); END"_s));
        }
        QSqlDatabase::removeDatabase(u"meddler"_s);
        QSignalSpy told(m_store.get(), &SessionStore::removeFailed);
        QSignalSpy failed(m_store.get(), &SessionStore::writeFailed);
        m_store->setRetention({.maxCaptures = 5});
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told[0][0].toString().contains(file()));
        append(1, 100, systemClockUs());
        QVERIFY(!told.wait(700)); // two rounds of its timer
        QVERIFY(failed.isEmpty());
        QCOMPARE(seqs().size(), 21);
    }

    void keepsForATime()
    {
        append(20, 100, systemClockUs() - 10'000'000);
        append(20, 100, systemClockUs() + 60'000'000);
        m_store->setRetention({.maxAgeS = 5});
        QTRY_COMPARE(removedCaptures(), 20);
        QCOMPARE(m_removals.first().why, u"age"_s);
        QCOMPARE(seqs().first(), 21);
    }

    /// The room of what has gone is used again: the file stops growing.
    void keepsBelowASize()
    {
        constexpr qint64 MaxBytes = 2'000'000;
        m_store->setRetention({.maxBytes = MaxBytes});
        for (int i = 0; i < 20; ++i) {
            append(50, 10'000, systemClockUs());
            // One body takes a page of 16 KiB for itself.
            QTRY_VERIFY(m_stored - removedCaptures() < 125);
        }
        QVERIFY2(seqs().size() > 100, qPrintable(QString::number(seqs().size())));
        QCOMPARE(seqs().last(), 1000);
        QCOMPARE(m_removals.last().why, u"bytes"_s);
        QSignalSpy closed(m_store.get(), &SessionStore::closed);
        m_store->close();
        QVERIFY(closed.wait());
        QVERIFY2(QFileInfo(file()).size() < MaxBytes * 3 / 2,
                 qPrintable(QString::number(QFileInfo(file()).size())));
    }

    void compacts()
    {
        append(300, 10'000, systemClockUs());
        m_store->setRetention({.maxCaptures = 10});
        QTRY_COMPARE(removedCaptures(), 290);
        QSignalSpy compacted(m_store.get(), &SessionStore::compacted);
        m_store->compact();
        QVERIFY(compacted.wait(60'000));
        QCOMPARE(compacted[0][0].toLongLong(), QFileInfo(file()).size());
        QVERIFY(QFileInfo(file()).size() < 600'000);
        QCOMPARE(seqs().size(), 10);
        append(1, 100, systemClockUs()); // and it goes on
        QTRY_COMPARE(seqs().last(), 301);
    }

    void marksBelongToCaptures()
    {
        QSignalSpy marked(m_store.get(), &SessionStore::marksStored);
        m_store->recordMarks({{77, {true, 0, {}}}}); // no such capture: nothing fails
        QVERIFY(marked.wait());
        append(1, 100, systemClockUs());
        QCOMPARE(seqs(), QList<qint64>({1}));
    }

    void lowMark_data()
    {
        QTest::addColumn<qint64>("capacity");
        QTest::addColumn<qint64>("mark");
        QTest::newRow("2 MB") << qint64(2'000'000) << qint64(100'000);
        QTest::newRow("8 GB") << qint64(8'000'000'000) << qint64(400'000'000);
        QTest::newRow("2 TB") << qint64(2'000'000'000'000) << qint64(524'288'000);
    }
    void lowMark()
    {
        QFETCH(qint64, capacity);
        QFETCH(qint64, mark);
        QCOMPARE(SpaceWatch::lowMark(capacity), mark);
    }
};

QTEST_GUILESS_MAIN(RetentionTest)
#include "tst_retention.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"
#include "core/store/sessionfile.h"
#include "core/store/sessionreader.h"
#include "core/store/sessionsalvage.h"
#include "core/store/sessionstore.h"
#include "core/store/trashpurge.h"
#include "tests/support/captures.h"
#include "tests/support/threadtime.h"

#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <numeric>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What the user deletes goes for every reader at once, comes back as long as the session is open,
/// and is in the file until the next opening.
class TrashTest : public QObject
{
    Q_OBJECT

    using Kind = DeletionRecord::Kind;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SessionStore> m_store;
    qint64 m_stored = 0;
    QList<DeletionReport> m_reports;
    QStringList m_failures;

    QString file() const { return m_folder->filePath(u"s.hookglass"_s); }
    static QList<qint64> numbers(qint64 first, qint64 last)
    {
        QList<qint64> list(qMax(last - first + 1, 0LL));
        std::iota(list.begin(), list.end(), first);
        return list;
    }
    void append(int count)
    {
        const qint64 before = m_stored;
        for (int i = 0; i < count; ++i)
            m_store->append(quint64(i + 1), test::makeCapture("{}", u"x"_s));
        QTRY_COMPARE_WITH_TIMEOUT(m_stored, before + count, 60'000);
    }
    void pin(const QList<qint64> &seqs)
    {
        QSignalSpy marked(m_store.get(), &SessionStore::marksStored);
        QList<MarkRecord> marks;
        for (const qint64 seq : seqs)
            marks.append(MarkRecord {seq, {true, 0, {}}});
        m_store->recordMarks(marks);
        QVERIFY(marked.wait());
    }
    void record(Kind kind, const QList<SeqRange> &ranges = {}, qint64 lastSeq = 0)
    {
        const qsizetype before = m_reports.size();
        m_store->recordDeletion(
            {.kind = kind, .session = file(), .ranges = ranges, .lastSeq = lastSeq});
        QTRY_COMPARE(m_reports.size(), before + 1);
    }
    static QList<qint64> seqsIn(const QString &path, int atOnce = 7)
    {
        QList<qint64> seqs;
        const auto reader = SessionReader::open(path);
        if (!reader)
            return {-1};
        for (qint64 last = 0;;) {
            const auto summaries = reader->summaries(last, atOnce);
            if (!summaries || summaries->isEmpty())
                return summaries ? seqs : QList<qint64>({-2});
            for (const CaptureSummary &summary : *summaries)
                seqs.append(summary.seq);
            last = seqs.last();
        }
    }
    QList<qint64> seqs() const { return seqsIn(file()); }
    /// What stands in the file, whoever may see it.
    static QList<qint64> column(const QString &path, const QString &sql)
    {
        QList<qint64> answer;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"ask"_s);
            database.setDatabaseName(path);
            QSqlQuery query(database);
            if (database.open() && query.exec(sql)) {
                while (query.next())
                    answer.append(query.value(0).toLongLong());
            }
        }
        QSqlDatabase::removeDatabase(u"ask"_s);
        return answer;
    }
    void openStore()
    {
        m_store = std::make_unique<SessionStore>();
        connect(m_store.get(), &SessionStore::committed, this,
                [this](const QList<CommitReceipt> &receipts) { m_stored += receipts.size(); });
        connect(m_store.get(), &SessionStore::deletionStored, this,
                [this](const DeletionReport &report) { m_reports.append(report); });
        connect(m_store.get(), &SessionStore::deletionFailed, this,
                [this](const QString &, const QString &message) { m_failures.append(message); });
        QSignalSpy opened(m_store.get(), &SessionStore::opened);
        m_store->open(file());
        QVERIFY(opened.wait());
    }

private slots:
    void init()
    {
        m_stored = 0;
        m_reports.clear();
        m_failures.clear();
        m_folder = std::make_unique<QTemporaryDir>();
        openStore();
    }
    void cleanup() { m_store.reset(); }

    void deletesAndBringsBack()
    {
        append(20);
        record(Kind::Delete, {{1, 1}, {5, 9}, {20, 20}});
        const QList<qint64> left = numbers(2, 4) + numbers(10, 19);
        QCOMPARE(seqs(), left);
        QCOMPARE(m_reports.last().undoable, 1);
        const auto reader = SessionReader::open(file());
        QCOMPARE(*reader->count(), 13);
        QVERIFY(!reader->capture(5) && !reader->capture(20));
        QCOMPARE(reader->capture(10)->seq, 10);
        QCOMPARE(reader->captures(4, 1)->first().seq, 10);
        QVERIFY(reader->captures(19, 5)->isEmpty());

        record(Kind::Delete, {{10, 19}});
        QCOMPARE(seqs(), numbers(2, 4));
        QCOMPARE(*reader->count(), 3); // one that was open before sees it, too
        record(Kind::Undo);
        QCOMPARE(m_reports.last().ranges, QList<SeqRange>({{10, 19}}));
        QCOMPARE(seqs(), left);
        QCOMPARE(m_reports.last().redoable, 1);
        record(Kind::Redo);
        QCOMPARE(seqs(), numbers(2, 4));
        record(Kind::Undo);
        record(Kind::Undo);
        QCOMPARE(m_reports.last().undoable, 0);
        QCOMPARE(seqs(), numbers(1, 20));
        QCOMPARE(reader->captures(0, 30)->size(), 20);
        record(Kind::Undo); // there is nothing left
        QVERIFY(m_reports.last().ranges.isEmpty());
        record(Kind::Delete, {{3, 3}}); // and nothing to redo from here on
        QCOMPARE(m_reports.last().redoable, 0);
        record(Kind::Redo);
        QVERIFY(m_reports.last().ranges.isEmpty());
        QCOMPARE(seqs(), numbers(1, 2) + numbers(4, 20));
    }

    void clearsAllButMarkedOnes()
    {
        append(12);
        pin({1, 5, 6});
        m_store->recordMarks({{9, {false, 4, {}}}, {12, {false, 0, u"n"_s}}});
        record(Kind::Clear, {}, 11);
        QCOMPARE(seqs(), QList<qint64>({1, 5, 6, 9, 12}));
        QCOMPARE(m_reports.last().ranges, QList<SeqRange>({{2, 4}, {7, 8}, {10, 11}}));
        append(3);
        record(Kind::Undo);
        QCOMPARE(seqs(), numbers(1, 15));
    }

    /// What comes while a deed waits for the writer is not part of it.
    void takesNothingThatComesLater()
    {
        append(5);
        for (int i = 0; i < 40; ++i)
            m_store->append(100, test::makeCapture("{}", u"later"_s));
        record(Kind::Clear, {}, 5);
        QTRY_COMPARE(m_stored, 45);
        QCOMPARE(seqs(), numbers(6, 45));
    }

    void agreesWithANaiveList()
    {
        QRandomGenerator random(11);
        append(200);
        QList<QSet<qint64>> deeds;
        for (int step = 0; step < 40; ++step) {
            if (random.bounded(4) == 0 && !deeds.isEmpty()) {
                deeds.removeLast();
                record(Kind::Undo);
            } else {
                QSet<qint64> deed;
                QList<SeqRange> ranges;
                for (qint64 at = random.bounded(60); at < 200 && ranges.size() < 30;) {
                    const qint64 last = at + random.bounded(random.bounded(9) == 0 ? 120 : 3);
                    ranges.append({at, last});
                    for (qint64 seq = at; seq <= last; ++seq) {
                        const auto has = [seq](const auto &each) {
                            return each.contains(seq);
                        };
                        if (seq >= 1 && seq <= 200
                            && std::none_of(deeds.cbegin(), deeds.cend(), has))
                            deed.insert(seq);
                    }
                    at = last + 2 + random.bounded(30);
                }
                if (!deed.isEmpty()) // else there is nothing to take back
                    deeds.append(deed);
                record(Kind::Delete, ranges);
            }
            QList<qint64> expected = numbers(1, 200);
            expected.removeIf([&deeds](qint64 seq) {
                return std::any_of(deeds.cbegin(), deeds.cend(),
                                   [seq](const auto &deed) { return deed.contains(seq); });
            });
            QCOMPARE(seqsIn(file(), 1 + step), expected);
            QCOMPARE(*SessionReader::open(file())->count(), expected.size());
        }
    }

    void readsRangesAgain()
    {
        append(30);
        record(Kind::Delete, {{8, 8}});
        const auto reader = SessionReader::open(file());
        QList<qint64> read;
        QList<qsizetype> pieces;
        QVERIFY(reader->summariesIn({{2, 4}, {7, 12}, {29, 99}}, 4, [&](const auto &summaries) {
            for (const CaptureSummary &summary : summaries)
                read.append(summary.seq);
            pieces.append(summaries.size());
            return true;
        }));
        QCOMPARE(read, QList<qint64>({2, 3, 4, 7, 9, 10, 11, 12, 29, 30}));
        QCOMPARE(pieces, QList<qsizetype>({4, 4, 2}));
    }

    void isNotAboutAnotherSession()
    {
        append(3);
        m_store->recordDeletion({.session = u"/other.hookglass"_s, .ranges = {{1, 3}}});
        QTRY_COMPARE(m_failures.size(), 1);
        QVERIFY2(m_failures.first().contains(u"no longer open"_s), qPrintable(m_failures.first()));
        QCOMPARE(seqs(), numbers(1, 3));
    }

    void saysWhenItCannot()
    {
        append(5);
        record(Kind::Delete, {{1, 1}});
        QCOMPARE(column(file(),
                        u"CREATE TRIGGER refuse BEFORE INSERT ON trash "
                        "BEGIN SELECT RAISE(ABORT, 'not today'); END"_s),
                 QList<qint64>());
        m_store->recordDeletion({.session = file(), .ranges = {{2, 3}}});
        QTRY_COMPARE(m_failures.size(), 1);
        QVERIFY2(m_failures.first().contains(u"not today"_s), qPrintable(m_failures.first()));
        QCOMPARE(seqs(), numbers(2, 5));
        column(file(), u"DROP TRIGGER refuse"_s);
        append(1); // it goes on, and what failed is not done later on its own
        QCOMPARE(seqs(), numbers(2, 6));
        record(Kind::Undo); // of the one that was done
        QCOMPARE(seqs(), numbers(1, 6));
        QCOMPARE(m_reports.last().undoable, 0);
        record(Kind::Delete, {{2, 3}}); // what failed does not count as deleted
        QCOMPARE(seqs(), QList<qint64>({1, 4, 5, 6}));
    }

    /// What is deleted already is not part of a later deed.
    void deletesOnce()
    {
        append(20);
        record(Kind::Delete, {{3, 5}, {9, 9}});
        record(Kind::Delete, {{1, 4}, {10, 12}});
        record(Kind::Delete, {{2, 14}});
        QCOMPARE(m_reports.last().ranges, QList<SeqRange>({{6, 8}, {13, 14}}));
        record(Kind::Undo);
        record(Kind::Redo);
        record(Kind::Delete, {{8, 16}});
        QCOMPARE(m_reports.last().ranges, QList<SeqRange>({{15, 16}}));
        record(Kind::Undo);
        record(Kind::Undo);
        record(Kind::Delete, {{8, 16}});
        QCOMPARE(m_reports.last().ranges, QList<SeqRange>({{8, 8}, {13, 16}}));
    }

    void goesForGoodAtTheNextOpening()
    {
        append(300);
        pin({4, 7});
        QSignalSpy judged(m_store.get(), &SessionStore::reverificationsStored);
        m_store->recordReverifications({{4, {1, {}}}, {200, {1, {}}}});
        QVERIFY(judged.wait());
        record(Kind::Delete, {{4, 4}, {20, 30}});
        record(Kind::Clear, {}, 250);
        record(Kind::Delete, {{260, 260}});
        record(Kind::Undo);
        const QList<qint64> left = QList<qint64>({7}) + numbers(251, 300);
        QCOMPARE(seqs(), left);
        QCOMPARE(column(file(), u"SELECT seq FROM capture"_s), numbers(1, 300));
        m_store.reset();
        QCOMPARE(seqs(), left); // also for those who only read
        QCOMPARE(column(file(), u"SELECT seq FROM capture"_s), numbers(1, 300));

        m_reports.clear();
        openStore();
        record(Kind::Undo); // not any more
        QVERIFY(m_reports.last().ranges.isEmpty());
        record(Kind::Delete, {{299, 299}}); // of this opening
        append(2);
        const QList<qint64> kept = left + numbers(301, 302);
        QTRY_COMPARE(column(file(), u"SELECT seq FROM capture"_s), kept);
        QTRY_COMPARE(column(file(), u"SELECT first_seq FROM trash"_s), QList<qint64>({299}));
        QCOMPARE(column(file(), u"SELECT seq FROM payload"_s), kept);
        QCOMPARE(column(file(), u"SELECT seq FROM mark"_s), QList<qint64>({7}));
        QVERIFY(column(file(), u"SELECT seq FROM reverification"_s).isEmpty());
        record(Kind::Undo);
        QCOMPARE(seqs(), kept);
        const auto removals = SessionReader::open(file())->removals();
        qint64 noted = 0;
        for (const RemovalReport &report : *removals) {
            QCOMPARE(report.why, u"deleted"_s);
            noted += report.captures;
        }
        QCOMPARE(noted, 249);
        QCOMPARE(removals->first().ranges, QList<SeqRange>({{1, 250}}));
    }

    /// Cut off anywhere, a removal goes on later, and nobody sees any of it meanwhile.
    void purgesInPieces()
    {
        append(40);
        record(Kind::Delete, {{1, 10}, {12, 12}, {14, 39}});
        m_store.reset();
        const QList<qint64> left = {11, 13, 40};
        {
            const auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
            QVERIFY(session);
            QSqlQuery query(session->database());
            QVERIFY(query.exec(u"CREATE TRIGGER refuse BEFORE DELETE ON payload "
                               "WHEN old.seq = 20 BEGIN SELECT RAISE(ABORT, 'no'); END"_s));
            TrashPurge purge(session->database(), 1);
            QVERIFY(!purge.run(systemClockUs()));
            QCOMPARE(seqs(), left);
            QCOMPARE(column(file(), u"SELECT count(*) FROM capture"_s), QList<qint64>({40}));
            QVERIFY(query.exec(u"DROP TRIGGER refuse"_s));
            // As if it had been killed after a piece of the third range.
            QVERIFY(query.exec(u"DELETE FROM payload WHERE seq BETWEEN 14 AND 25"_s));
            QVERIFY(query.exec(u"DELETE FROM capture WHERE seq BETWEEN 14 AND 25"_s));
            QVERIFY(query.exec(u"UPDATE trash SET first_seq = 26 WHERE first_seq = 14"_s));
            QCOMPARE(seqs(), left);
            auto report = purge.run(systemClockUs());
            for (; report && *report; report = purge.run(systemClockUs()))
                QCOMPARE(seqs(), left);
            QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        }
        QCOMPARE(column(file(), u"SELECT seq FROM capture"_s), left);
        QVERIFY(column(file(), u"SELECT id FROM trash"_s).isEmpty());
    }

    /// Killed, the program leaves file and log as they are.
    void survivesAKill()
    {
        append(10);
        record(Kind::Delete, {{2, 9}});
        const QString copy = m_folder->filePath(u"killed.hookglass"_s);
        QVERIFY(QFile::copy(file(), copy));
        QVERIFY(QFile::copy(file() + u"-wal"_s, copy + u"-wal"_s));
        QCOMPARE(seqsIn(copy), QList<qint64>({1, 10}));
        SessionStore other;
        other.open(copy);
        QTRY_COMPARE(column(copy, u"SELECT seq FROM capture"_s), QList<qint64>({1, 10}));
        QCOMPARE(seqsIn(copy), QList<qint64>({1, 10}));
    }

    void retentionCountsWhatIsLeft()
    {
        append(30);
        record(Kind::Delete, {{1, 20}});
        m_store.reset();
        openStore();
        m_store->setRetention({.maxCaptures = 5});
        QTRY_COMPARE(seqs(), numbers(26, 30));
        append(2);
        QTRY_COMPARE(column(file(), u"SELECT seq FROM capture"_s), numbers(28, 32));
    }

    void isThereAgainWhenSalvaged()
    {
        append(6);
        record(Kind::Delete, {{2, 5}});
        m_store.reset();
        const QString saved = m_folder->filePath(u"saved.hookglass"_s);
        const auto result = salvageSession(file(), saved);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(result->saved, 6);
        QVERIFY(result->hadDeleted);
        QCOMPARE(seqsIn(saved), numbers(1, 6));
    }

    /// What it costs this thread to read; the bounds are wide, for builds that are not optimised.
    void staysQuick_data()
    {
        QTest::addColumn<int>("step"); // every so many
        QTest::addColumn<int>("length");
        QTest::newRow("one range") << 3000 << 2990;
        QTest::newRow("scattered") << 4 << 1;
    }
    void staysQuick()
    {
        QFETCH(int, step);
        QFETCH(int, length);
        constexpr int Count = 3000;
        append(Count);
        const auto costOfReading = [this](qsizetype count) {
            const qint64 from = test::threadUs();
            const qsizetype read = seqsIn(file(), 5000).size();
            return read == count ? test::threadUs() - from : -1;
        };
        const qint64 before = costOfReading(Count);
        QVERIFY(before >= 0);
        QList<SeqRange> ranges;
        for (qint64 seq = 1; seq <= Count; seq += step)
            ranges.append({seq, seq + length - 1});
        record(Kind::Delete, ranges);
        QCOMPARE(m_reports.last().ranges.size(), Count / step);
        const qint64 after = costOfReading(Count - ranges.size() * length);
        QVERIFY(after >= 0);
        qInfo("read %lld us, read again %lld us", before, after);
        QVERIFY2(after < before * 5 + 1'000'000, qPrintable(QString::number(after)));
    }
};

QTEST_GUILESS_MAIN(TrashTest)
#include "tst_trash.moc"

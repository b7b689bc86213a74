// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trashtest.h"

#include "core/base/clock.h"
#include "core/store/sessionfile.h"
#include "core/store/sessionsalvage.h"
#include "core/store/trashpurge.h"
#include "tests/support/seqnumbers.h"
#include "tests/support/threadtime.h"

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::numbers;
using test::threadUs;

/// What was deleted is in the file until the next opening, and nobody sees it meanwhile.
class TrashPurgeTest : public test::TrashTest
{
    Q_OBJECT

    /// Whoever may see them.
    static QList<qint64> storedIn(const QString &path)
    {
        return column(path, u"SELECT seq FROM capture"_s);
    }

private slots:
    void init() { start(); }
    void cleanup() { m_store.reset(); }

    void goesForGoodAtTheNextOpening()
    {
        append(300);
        pin({4, 7});
        QSignalSpy judged(m_store.get(), &SessionStore::reverificationsStored);
        m_store->recordReverifications({{4, {1, {}}}, {200, {1, {}}}});
        QTRY_COMPARE_WITH_TIMEOUT(judged.size(), 1, PatienceMs);
        record(Kind::Delete, {{4, 4}, {20, 30}});
        record(Kind::Clear, {}, 250);
        record(Kind::Delete, {{260, 260}});
        record(Kind::Undo);
        const QList<qint64> left = QList<qint64>({7}) + numbers(251, 300);
        QCOMPARE(seqs(), left);
        QCOMPARE(storedIn(file()), numbers(1, 300));
        m_store.reset();
        QCOMPARE(seqs(), left); // also for those who only read
        QCOMPARE(storedIn(file()), numbers(1, 300));

        m_reports.clear();
        openStore();
        record(Kind::Undo); // not any more
        QVERIFY(m_reports.last().ranges.isEmpty());
        record(Kind::Delete, {{299, 299}}); // of this opening
        append(2);
        const QList<qint64> kept = left + numbers(301, 302);
        QTRY_COMPARE_WITH_TIMEOUT(storedIn(file()), kept, PatienceMs);
        const QString trash = u"SELECT first_seq FROM trash"_s;
        QTRY_COMPARE_WITH_TIMEOUT(column(file(), trash), QList<qint64>({299}), PatienceMs);
        QTRY_COMPARE(column(file(), u"SELECT seq FROM payload"_s), kept);
        QTRY_COMPARE(column(file(), u"SELECT seq FROM mark"_s), QList<qint64>({7}));
        QTRY_VERIFY(column(file(), u"SELECT seq FROM reverification"_s).isEmpty());
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
        QCOMPARE(storedIn(file()), left);
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
        QTRY_COMPARE_WITH_TIMEOUT(storedIn(copy), QList<qint64>({1, 10}), PatienceMs);
        QCOMPARE(seqsIn(copy), QList<qint64>({1, 10}));
    }

    void retentionCountsWhatIsLeft()
    {
        append(30);
        record(Kind::Delete, {{1, 20}});
        m_store.reset();
        openStore();
        m_store->setRetention({.maxCaptures = 5});
        QTRY_COMPARE_WITH_TIMEOUT(seqs(), numbers(26, 30), PatienceMs);
        append(2);
        QTRY_COMPARE_WITH_TIMEOUT(storedIn(file()), numbers(28, 32), PatienceMs);
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

    /// The bounds are wide, for builds that are not optimised; a busy machine takes no time of it.
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
        qint64 startedAt = threadUs();
        QCOMPARE(seqsIn(file(), 5000).size(), Count);
        const qint64 before = threadUs() - startedAt;
        QList<SeqRange> ranges;
        for (qint64 seq = 1; seq <= Count; seq += step)
            ranges.append({seq, seq + length - 1});
        record(Kind::Delete, ranges);
        QCOMPARE(m_reports.last().ranges.size(), Count / step);
        startedAt = threadUs();
        QCOMPARE(seqsIn(file(), 5000).size(), Count - ranges.size() * length);
        const qint64 after = threadUs() - startedAt;
        qInfo("read %lld us, read again %lld us", before, after);
        QVERIFY2(after < before * 5 + 1'000'000, qPrintable(QString::number(after)));
    }
};

QTEST_GUILESS_MAIN(TrashPurgeTest)
#include "tst_trashpurge.moc"

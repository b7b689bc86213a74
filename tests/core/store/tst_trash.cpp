// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trashtest.h"

#include "tests/support/seqnumbers.h"

#include <QRandomGenerator>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::numbers;

/// What the user deletes goes for every reader at once, and comes back as long as the session is
/// open.
class TrashTest : public test::TrashTest
{
    Q_OBJECT

private slots:
    void init() { start(); }
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
        QTRY_COMPARE_WITH_TIMEOUT(m_stored, 45, PatienceMs);
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
        QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, PatienceMs);
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
        QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, PatienceMs);
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
};

QTEST_GUILESS_MAIN(TrashTest)
#include "tst_trash.moc"

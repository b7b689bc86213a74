// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/retentionsweep.h"

#include "core/store/removalnote.h"
#include "core/store/sqlerror.h"
#include "core/store/sqlrun.h"

#include <QElapsedTimer>
#include <QSqlError>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

// Answers wait meanwhile, and then for the commit of all pages that it has touched.
constexpr qint64 BudgetMs = 5;
constexpr int CandidatesAtOnce = 64;
constexpr qint64 BytesAtOnce =
    4 * 1024 * 1024; // of heads and bodies, between two looks at the clock

} // namespace

RetentionSweep::RetentionSweep(const QSqlDatabase &database, const Retention &retention)
    : m_database(database)
    , m_retention(retention)
    , m_captures(retention.maxCaptures > 0 || retention.maxBytes > 0
                     ? number(database, u"SELECT count(*) FROM capture"_s)
                     : 0)
{
}

void RetentionSweep::marksChanged()
{
    m_after = 0;
    m_marked.reset();
    if (m_trash)
        m_trash->marked.reset();
}

/// Senders wait meanwhile: only when it can make a difference, and the captures once.
Status RetentionSweep::countTrash()
{
    if (m_retention.maxCaptures == 0 || unmarkedCaptures() <= m_retention.maxCaptures)
        return success();
    if (!m_trash) {
        const Result<TrashedRanges> ranges = TrashedRanges::read(m_database);
        if (!ranges)
            return ranges.error();
        m_trash = Deleted {*ranges};
        // In older files one may overlap others: of each counts what lies behind those before it.
        m_trash->captures = number(
            m_database,
            u"SELECT count(*) FROM (SELECT last_seq, max(first_seq, ifnull(1 + max(last_seq) OVER "
            "(ORDER BY first_seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)) AS begin "
            "FROM trash) JOIN capture ON seq BETWEEN begin AND last_seq"_s);
    }
    if (m_trash->marked)
        return success();
    QSqlQuery marks(m_database);
    marks.setForwardOnly(true);
    if (!marks.exec(u"SELECT seq FROM mark"_s))
        return sqlError(marks.lastError());
    m_trash->marked = 0;
    while (marks.next())
        *m_trash->marked += m_trash->ranges.lastAround(marks.value(0).toLongLong()) > 0 ? 1 : 0;
    return success();
}

/// Marked captures stay whatever comes, so they are not part of what a limit is about: otherwise
/// many of them would let nothing new live. A body that does not share a page takes whole ones.
void RetentionSweep::countMarked()
{
    if (m_marked)
        return;
    m_marked = Share {};
    if (m_retention.maxCaptures > 0 || m_retention.maxBytes > 0)
        m_marked->captures = number(m_database, u"SELECT count(*) FROM mark"_s);
    if (m_retention.maxBytes > 0)
        m_marked->bytes = number(
            m_database,
            u"SELECT sum(CASE WHEN body_size < 6000 THEN body_size + 2000 "
            "ELSE (body_size + 18384) / 16384 * 16384 END) FROM mark JOIN capture USING (seq)"_s);
}

/// Freed pages are used again before the file grows, so they do not count.
qint64 RetentionSweep::usedBytes() const
{
    const qint64 pages =
        number(m_database, u"PRAGMA page_count"_s) - number(m_database, u"PRAGMA freelist_count"_s);
    return pages * number(m_database, u"PRAGMA page_size"_s) - (m_marked ? m_marked->bytes : 0);
}

qint64 RetentionSweep::unmarkedCaptures() const
{
    return m_captures - (m_marked ? m_marked->captures : 0);
}

qint64 RetentionSweep::shownCaptures() const
{
    return unmarkedCaptures() - (m_trash ? m_trash->captures - m_trash->marked.value_or(0) : 0);
}

Status RetentionSweep::prepare()
{
    m_oldest.emplace(m_database);
    m_oldest->setForwardOnly(true);
    if (!m_oldest->prepare(
            u"SELECT capture.seq, received_at, body_size + length(head) FROM capture "
            "JOIN payload USING (seq) LEFT JOIN mark USING (seq) "
            "WHERE capture.seq > ? AND mark.seq IS NULL "
            "ORDER BY capture.seq LIMIT ?"_s))
        return sqlError(m_oldest->lastError());
    // capture last: the others refer to it
    for (const QString &table : {u"reverification"_s, u"payload"_s, u"capture"_s}) {
        m_removals.emplace_back(m_database);
        if (!m_removals.back().prepare(u"DELETE FROM %1 WHERE seq BETWEEN ? AND ?"_s.arg(table)))
            return sqlError(m_removals.back().lastError());
    }
    return success();
}

Result<QList<RetentionSweep::Candidate>> RetentionSweep::oldest()
{
    if (m_removals.empty()) {
        if (const Status prepared = prepare(); !prepared)
            return prepared.error();
    }
    m_oldest->bindValue(0, m_after);
    m_oldest->bindValue(1, CandidatesAtOnce);
    if (!m_oldest->exec())
        return sqlError(m_oldest->lastError());
    QList<Candidate> candidates;
    qint64 bytes = 0;
    while (bytes < BytesAtOnce && m_oldest->next()) {
        candidates.append({m_oldest->value(0).toLongLong(), m_oldest->value(1).toLongLong(),
                           m_oldest->value(2).toLongLong()});
        bytes += candidates.last().bytes;
    }
    m_oldest->finish();
    return candidates;
}

QString RetentionSweep::whyRemove(const Candidate &oldest, qint64 nowUs) const
{
    if (m_retention.maxAgeS > 0 && oldest.receivedAtUs < nowUs - m_retention.maxAgeS * 1'000'000)
        return u"age"_s;
    if (m_retention.maxCaptures > 0 && shownCaptures() > m_retention.maxCaptures)
        return u"captures"_s;
    if (m_retention.maxBytes > 0 && usedBytes() > m_retention.maxBytes)
        return u"bytes"_s;
    return {};
}

bool RetentionSweep::isDeleted(const Candidate &candidate) const
{
    return m_trash && m_trash->ranges.lastAround(candidate.seq) > 0;
}

/// Those at the beginning that this limit does not keep.
QList<RetentionSweep::Candidate> RetentionSweep::beyondLimit(const QList<Candidate> &oldest,
                                                             const QString &why, qint64 nowUs) const
{
    if (why == "captures"_L1) {
        qsizetype count = 0;
        for (qint64 left = shownCaptures() - m_retention.maxCaptures;
             left > 0 && count < oldest.size(); ++count)
            left -= isDeleted(oldest[count]) ? 0 : 1;
        return oldest.first(count);
    }
    if (why == "bytes"_L1) {
        // Half of what it would take if all were alike: they are not, and the rest comes next.
        const qint64 average = usedBytes() / qMax(unmarkedCaptures(), 1LL) + 1;
        const qint64 count = (usedBytes() - m_retention.maxBytes) / average / 2;
        return oldest.first(qBound(1LL, count, qint64(oldest.size())));
    }
    qsizetype count = 0;
    while (count < oldest.size() && whyRemove(oldest[count], nowUs) == why)
        ++count;
    return oldest.first(count);
}

Result<std::optional<RemovalReport>> RetentionSweep::run(qint64 nowUs)
{
    countMarked();
    if (const Status counted = countTrash(); !counted)
        return counted.error();
    const Result<QList<Candidate>> first = oldest();
    if (!first)
        return first.error();
    // Marked ones at the front are walked once, not every time.
    m_after = first->isEmpty() ? number(m_database, u"SELECT max(seq) FROM capture"_s, m_after)
                               : first->first().seq - 1;
    if (first->isEmpty() || whyRemove(first->first(), nowUs).isEmpty())
        return std::optional<RemovalReport>();
    if (const Status begun = execute(m_database, u"BEGIN IMMEDIATE"_s); !begun)
        return begun.error();
    const qint64 captures = m_captures;
    const qint64 after = m_after;
    const std::optional<Deleted> trash = m_trash;
    const Result<RemovalReport> report = remove(nowUs);
    Status done = report ? noteRemoval(m_database, *report) : Status(report.error());
    if (done)
        done = execute(m_database, u"COMMIT"_s);
    if (!done) {
        m_captures = captures;
        m_after = after;
        m_trash = trash;
        if (const Status undone = execute(m_database, u"ROLLBACK"_s); !undone)
            return done.error(); // SQLite has rolled back by itself
        return done.error();
    }
    return std::optional(*report);
}

/// As many as the time allows, all for the same reason.
Result<RemovalReport> RetentionSweep::remove(qint64 nowUs)
{
    QElapsedTimer timer;
    timer.start();
    RemovalReport report {.atUs = nowUs};
    do {
        const Result<QList<Candidate>> candidates = oldest();
        if (!candidates)
            return candidates.error();
        const QString why =
            candidates->isEmpty() ? QString() : whyRemove(candidates->first(), nowUs);
        if (why.isEmpty() || (!report.why.isEmpty() && why != report.why))
            return report;
        report.why = why;
        m_after = candidates->first().seq - 1;
        QList<SeqRange> ranges;
        const QList<Candidate> gone = beyondLimit(*candidates, why, nowUs);
        for (const Candidate &candidate : gone) {
            extendRanges(ranges, candidate.seq);
            extendRanges(report.ranges, candidate.seq);
            report.bytes += candidate.bytes;
            if (isDeleted(candidate))
                --m_trash->captures;
        }
        for (const SeqRange &range : std::as_const(ranges)) {
            if (const Status removed = removeRange(range); !removed)
                return removed.error();
        }
        report.captures += gone.size();
        m_captures -= gone.size();
    } while (timer.elapsed() < BudgetMs);
    return report;
}

/// Numbers between two candidates that are none themselves are marked, so a range holds no others.
Status RetentionSweep::removeRange(const SeqRange &range)
{
    for (QSqlQuery &removal : m_removals) {
        removal.bindValue(0, range.first);
        removal.bindValue(1, range.last);
        if (!removal.exec())
            return sqlError(removal.lastError());
    }
    return success();
}

} // namespace hookglass

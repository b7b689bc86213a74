// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/retentionsweep.h"

#include "core/store/sqlerror.h"

#include <QElapsedTimer>
#include <QSqlQuery>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 BudgetMs = 15; // an answer waits no longer for it
constexpr int CandidatesAtOnce = 32;
constexpr qint64 OneRowUs = 3'600'000'000; // what goes within an hour is one row of `removal`

qint64 number(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    return query.exec(sql) && query.next() ? query.value(0).toLongLong() : 0;
}

Status execute(const QSqlDatabase &database, const QString &sql, const QVariantList &values = {})
{
    QSqlQuery query(database);
    bool ok = query.prepare(sql);
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(int(i), values[i]);
    ok = ok && query.exec();
    return ok ? success() : Status(sqlError(query.lastError()));
}

void extend(QList<SeqRange> &ranges, qint64 seq)
{
    if (!ranges.isEmpty() && ranges.last().last + 1 == seq)
        ranges.last().last = seq;
    else
        ranges.append({seq, seq});
}

} // namespace

RetentionSweep::RetentionSweep(const QSqlDatabase &database, const Retention &retention)
    : m_database(database)
    , m_retention(retention)
    , m_captures(retention.maxCaptures > 0 ? number(database, u"SELECT count(*) FROM capture"_s)
                                           : 0)
{
}

/// Freed pages are used again before the file grows, so they do not count.
qint64 RetentionSweep::usedBytes() const
{
    return (number(m_database, u"PRAGMA page_count"_s)
            - number(m_database, u"PRAGMA freelist_count"_s))
        * number(m_database, u"PRAGMA page_size"_s);
}

Result<QList<RetentionSweep::Candidate>> RetentionSweep::oldest() const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT capture.seq, received_at, body_size + length(head) FROM capture "
                  "JOIN payload USING (seq) LEFT JOIN mark USING (seq) "
                  "WHERE capture.seq > ? AND mark.seq IS NULL ORDER BY capture.seq LIMIT ?"_s);
    query.bindValue(0, m_after);
    query.bindValue(1, CandidatesAtOnce);
    if (!query.exec())
        return sqlError(query.lastError());
    QList<Candidate> candidates;
    while (query.next())
        candidates.append({query.value(0).toLongLong(), query.value(1).toLongLong(),
                           query.value(2).toLongLong()});
    return candidates;
}

QString RetentionSweep::whyRemove(const Candidate &candidate, qint64 nowUs) const
{
    if (m_retention.maxAgeS > 0 && candidate.receivedAtUs < nowUs - m_retention.maxAgeS * 1'000'000)
        return u"age"_s;
    if (m_retention.maxCaptures > 0 && m_captures > m_retention.maxCaptures)
        return u"captures"_s;
    if (m_retention.maxBytes > 0 && usedBytes() > m_retention.maxBytes)
        return u"bytes"_s;
    return {};
}

Result<std::optional<RemovalReport>> RetentionSweep::run(qint64 nowUs)
{
    const Result<QList<Candidate>> first = oldest();
    if (!first)
        return first.error();
    if (first->isEmpty() || whyRemove(first->first(), nowUs).isEmpty())
        return std::optional<RemovalReport>();
    if (const Status begun = execute(m_database, u"BEGIN IMMEDIATE"_s); !begun)
        return begun.error();
    const qint64 captures = m_captures;
    const Result<RemovalReport> report = remove(nowUs);
    Status done = report ? note(*report) : Status(report.error());
    if (done)
        done = execute(m_database, u"COMMIT"_s);
    if (!done) {
        m_captures = captures;
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
    while (timer.elapsed() < BudgetMs) {
        const Result<QList<Candidate>> candidates = oldest();
        if (!candidates)
            return candidates.error();
        if (candidates->isEmpty())
            return report;
        m_after = candidates->first().seq - 1;
        for (const Candidate &candidate : *candidates) {
            const QString why = whyRemove(candidate, nowUs);
            if (why.isEmpty() || (!report.why.isEmpty() && why != report.why))
                return report;
            if (const Status removed = removeOne(candidate); !removed)
                return removed.error();
            report.why = why;
            report.bytes += candidate.bytes;
            ++report.captures;
            extend(report.ranges, candidate.seq);
            --m_captures;
        }
    }
    return report;
}

Status RetentionSweep::removeOne(const Candidate &candidate)
{
    for (const QString &table : {u"reverification"_s, u"payload"_s, u"capture"_s}) {
        if (const Status status =
                execute(m_database, QString(u"DELETE FROM "_s + table + u" WHERE seq = ?"_s),
                        {candidate.seq});
            !status)
            return status;
    }
    return success();
}

Status RetentionSweep::note(const RemovalReport &report)
{
    QSqlQuery last(m_database);
    if (last.exec(u"SELECT id, at / %1, why FROM removal ORDER BY id DESC LIMIT 1"_s.arg(OneRowUs))
        && last.next() && last.value(1).toLongLong() == report.atUs / OneRowUs
        && last.value(2).toString() == report.why) {
        const qint64 id = last.value(0).toLongLong();
        last.finish();
        return execute(m_database,
                       u"UPDATE removal SET at = ?, first_seq = min(first_seq, ?), "
                       "last_seq = max(last_seq, ?), captures = captures + ?, bytes = bytes + ? "
                       "WHERE id = ?"_s,
                       {report.atUs, report.ranges.first().first, report.ranges.last().last,
                        report.captures, report.bytes, id});
    }
    last.finish();
    return execute(m_database,
                   u"INSERT INTO removal (at, first_seq, last_seq, captures, bytes, why) "
                   "VALUES (?, ?, ?, ?, ?, ?)"_s,
                   {report.atUs, report.ranges.first().first, report.ranges.last().last,
                    report.captures, report.bytes, report.why});
}

} // namespace hookglass

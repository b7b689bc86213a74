// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/trashpurge.h"

#include "core/store/removalnote.h"
#include "core/store/sqlerror.h"
#include "core/store/sqlrun.h"

#include <QElapsedTimer>
#include <QSqlQuery>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
// Answers wait meanwhile, and then for the commit of all pages that it has touched.
constexpr qint64 BudgetMs = 5;
constexpr int CapturesAtOnce = 64; // and bytes of heads and bodies, between two looks at the clock
constexpr qint64 BytesAtOnce = 4 * 1024 * 1024;
} // namespace

TrashPurge::TrashPurge(const QSqlDatabase &database, qint64 lastBatch)
    : m_database(database)
    , m_lastBatch(lastBatch)
{
}

Result<std::optional<RemovalReport>> TrashPurge::run(qint64 nowUs)
{
    if (const Status begun = execute(m_database, u"BEGIN IMMEDIATE"_s); !begun)
        return begun.error();
    const Result<std::optional<RemovalReport>> report = remove(nowUs);
    Status done = report ? success() : Status(report.error());
    if (report && *report && (*report)->captures > 0)
        done = noteRemoval(m_database, **report);
    if (done)
        done = execute(m_database, u"COMMIT"_s);
    if (done)
        return report;
    QSqlQuery(m_database).exec(u"ROLLBACK"_s); // SQLite may have done so by itself
    return done.error();
}

/// As much as the time allows.
Result<std::optional<RemovalReport>> TrashPurge::remove(qint64 nowUs)
{
    QElapsedTimer timer;
    timer.start();
    RemovalReport report {.atUs = nowUs, .why = u"deleted"_s};
    bool any = false;
    do {
        const Result<std::optional<Row>> row = next();
        if (!row)
            return row.error();
        if (!*row)
            break;
        any = true;
        const Result<Piece> piece = pieceOf(**row, report);
        if (!piece)
            return piece.error();
        if (const Status removed = removePiece(**row, *piece); !removed)
            return removed.error();
    } while (timer.elapsed() < BudgetMs);
    return any ? std::optional(report) : std::optional<RemovalReport>();
}

Result<std::optional<TrashPurge::Row>> TrashPurge::next() const
{
    QSqlQuery query(m_database);
    query.prepare(u"SELECT id, first_seq, last_seq FROM trash WHERE batch <= ? "
                  "ORDER BY batch, id LIMIT 1"_s);
    query.bindValue(0, m_lastBatch);
    if (!query.exec())
        return sqlError(query.lastError());
    if (!query.next())
        return std::optional<Row>();
    return std::optional(Row {query.value(0).toLongLong(),
                              {query.value(1).toLongLong(), query.value(2).toLongLong()}});
}

Result<TrashPurge::Piece> TrashPurge::pieceOf(const Row &row, RemovalReport &report) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT capture.seq, body_size + length(head) FROM capture "
                  "JOIN payload USING (seq) WHERE capture.seq BETWEEN ? AND ? "
                  "ORDER BY capture.seq LIMIT ?"_s);
    query.bindValue(0, row.range.first);
    query.bindValue(1, row.range.last);
    query.bindValue(2, CapturesAtOnce);
    if (!query.exec())
        return sqlError(query.lastError());
    Piece piece {row.range, true};
    qint64 bytes = 0;
    for (int count = 0; query.next();) {
        const qint64 seq = query.value(0).toLongLong();
        extendRanges(report.ranges, seq);
        ++report.captures;
        report.bytes += query.value(1).toLongLong();
        bytes += query.value(1).toLongLong();
        if (++count < CapturesAtOnce && bytes < BytesAtOnce)
            continue;
        piece = {{row.range.first, seq}, seq == row.range.last};
        break;
    }
    if (query.lastError().isValid())
        return sqlError(query.lastError());
    return piece;
}

Status TrashPurge::removePiece(const Row &row, const Piece &piece) const
{
    Status status = success();
    // capture last: the others refer to it
    for (const QString &table : {u"reverification"_s, u"mark"_s, u"payload"_s, u"capture"_s}) {
        if (status)
            status = execute(m_database, u"DELETE FROM %1 WHERE seq BETWEEN ? AND ?"_s.arg(table),
                             {piece.range.first, piece.range.last});
    }
    if (!status)
        return status;
    return piece.isLast ? execute(m_database, u"DELETE FROM trash WHERE id = ?"_s, {row.id})
                        : execute(m_database, u"UPDATE trash SET first_seq = ? WHERE id = ?"_s,
                                  {piece.range.last + 1, row.id});
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/trash.h"

#include "core/store/sqlerror.h"
#include "core/store/sqlrun.h"

#include <QSqlQuery>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qsizetype RangesAtOnce = 400; // fewer rows than SQLite takes in one statement
} // namespace

Trash::Trash(const QSqlDatabase &database)
    : m_database(database)
    , m_earlierBatch(number(database, u"SELECT max(batch) FROM trash"_s))
    , m_present {.lastBatch = m_earlierBatch}
    , m_stored(m_present)
{
}

Result<DeletionReport> Trash::apply(const DeletionRecord &record)
{
    const Result<Ranges> ranges = change(record);
    if (!ranges)
        return ranges.error();
    return DeletionReport {record.kind, record.session, *ranges,
                           m_present.lastBatch - m_earlierBatch, m_present.undone.size()};
}

Result<Trash::Ranges> Trash::change(const DeletionRecord &record)
{
    Ranges ranges = record.ranges;
    switch (record.kind) {
    case DeletionRecord::Kind::Undo:
        return takeBatch();
    case DeletionRecord::Kind::Redo:
        return m_present.undone.isEmpty() ? Ranges() : addBatch(m_present.undone.takeLast());
    case DeletionRecord::Kind::Clear: {
        const Result<Ranges> unmarked = unmarkedRanges(record.lastSeq);
        if (!unmarked)
            return unmarked;
        ranges = *unmarked;
        break;
    }
    case DeletionRecord::Kind::Delete:
        break;
    }
    if (!m_present.trashed) {
        const Result<TrashedRanges> trashed = TrashedRanges::read(m_database);
        if (!trashed)
            return trashed.error();
        m_present.trashed = *trashed;
    }
    const Result<Ranges> left =
        occupied(m_present.trashed->notAmong(ranges)); // each is in one batch
    if (!left)
        return left;
    ranges = *left;
    if (ranges.isEmpty())
        return ranges;
    m_present.undone.clear();
    return addBatch(ranges);
}

/// What lies between marked captures.
Result<Trash::Ranges> Trash::unmarkedRanges(qint64 lastSeq) const
{
    QSqlQuery marks(m_database);
    marks.setForwardOnly(true);
    if (!marks.prepare(u"SELECT seq FROM mark WHERE seq <= ? ORDER BY seq"_s))
        return sqlError(m_database.lastError());
    marks.bindValue(0, lastSeq);
    if (!marks.exec())
        return sqlError(marks.lastError());
    Ranges ranges;
    qint64 first = 1;
    while (marks.next()) {
        const qint64 marked = marks.value(0).toLongLong();
        if (first < marked)
            ranges.append({first, marked - 1});
        first = marked + 1;
    }
    if (marks.lastError().isValid())
        return sqlError(marks.lastError());
    if (first <= lastSeq)
        ranges.append({first, lastSeq});
    return ranges;
}

/// Those in which there are captures.
Result<Trash::Ranges> Trash::occupied(const Ranges &ranges) const
{
    QSqlQuery any(m_database);
    if (!any.prepare(u"SELECT 1 FROM capture WHERE seq BETWEEN ? AND ? LIMIT 1"_s))
        return sqlError(m_database.lastError());
    Ranges found;
    for (const SeqRange &range : ranges) {
        any.bindValue(0, range.first);
        any.bindValue(1, range.last);
        if (!any.exec())
            return sqlError(any.lastError());
        if (any.next())
            found.append(range);
    }
    return found;
}

Result<Trash::Ranges> Trash::addBatch(const Ranges &ranges)
{
    ++m_present.lastBatch;
    // There may be hundreds of thousands, and senders wait meanwhile: many in each statement.
    for (qsizetype from = 0; from < ranges.size(); from += RangesAtOnce) {
        QStringList rows;
        for (const SeqRange &range : ranges.mid(from, RangesAtOnce))
            rows.append(u"(%1,%2,%3)"_s.arg(m_present.lastBatch).arg(range.first).arg(range.last));
        const Status added =
            execute(m_database,
                    u"INSERT INTO trash (batch, first_seq, last_seq) VALUES "_s + rows.join(u','));
        if (!added)
            return added.error();
    }
    if (m_present.trashed)
        m_present.trashed->add(ranges);
    return ranges;
}

Result<Trash::Ranges> Trash::takeBatch()
{
    Ranges ranges;
    if (m_present.lastBatch == m_earlierBatch)
        return ranges;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT first_seq, last_seq FROM trash WHERE batch = ? ORDER BY id"_s);
    query.bindValue(0, m_present.lastBatch);
    if (!query.exec())
        return sqlError(query.lastError());
    while (query.next())
        ranges.append({query.value(0).toLongLong(), query.value(1).toLongLong()});
    if (query.lastError().isValid())
        return sqlError(query.lastError());
    query.finish();
    if (const Status gone =
            execute(m_database, u"DELETE FROM trash WHERE batch = ?"_s, {m_present.lastBatch});
        !gone)
        return gone.error();
    --m_present.lastBatch;
    m_present.trashed.reset();
    m_present.undone.append(ranges);
    return ranges;
}

} // namespace hookglass

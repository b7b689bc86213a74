// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionreader.h"

#include "core/capture/messagejson.h"
#include "core/events/eventjson.h"
#include "core/http/requesthead.h"
#include "core/json/document.h"
#include "core/verify/verificationjson.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

Error readError(const QSqlQuery &query)
{
    return {QCoreApplication::translate("SessionReader", "Cannot read the session: %1.")
                .arg(query.lastError().databaseText())};
}

DeliveryHistory readHistory(const QSqlQuery &row, int first)
{
    return {row.value(first).toInt(), row.value(first + 1).toLongLong(),
            row.value(first + 2).toLongLong()};
}

/// There are nine; in a file there may stand anything.
int readColour(const QSqlQuery &row, int column)
{
    const int colour = row.value(column).toInt();
    return colour < 0 || colour > 9 ? 0 : colour;
}

Marks readMarks(const QSqlQuery &row, int first)
{
    return {row.value(first).toBool(), readColour(row, first + 1), row.value(first + 2).toString(),
            readColour(row, first + 3)};
}

constexpr auto SummaryColumns =
    "capture.seq, received_at, method, target, peer, body_size, refusal_status, capture.verdict, "
    "capture.cause, sender, event, event_id, created_at_seconds, room_id, participant, summary, "
    "status, answered_after, again.verdict, again.cause, rule, "_L1;

CaptureSummary readSummary(const QSqlQuery &row)
{
    CaptureSummary summary {
        .seq = row.value(0).toLongLong(),
        .receivedAtUs = row.value(1).toLongLong(),
        .method = row.value(2).toByteArray(),
        .target = row.value(3).toByteArray(),
        .peer = row.value(4).toString(),
        .bodySize = row.value(5).toLongLong(),
        .refused = row.value(6).toInt() != 0,
        .verdict = verdictFromId(row.value(7).toString()).value_or(Verdict::Unattempted),
        .cause = row.value(8).toString(),
        .sender = senderFromId(row.value(9).toString()),
        .event = row.value(10).toString(),
        .eventId = row.value(11).toString(),
        .roomId = row.value(13).toString(),
        .participant = row.value(14).toString(),
        .summary = row.value(15).toString(),
        .status = row.value(16).toInt(),
        .rule = row.value(20).toString(),
        .answeredAfterUs = row.value(17).toLongLong(),
        .history = readHistory(row, 21),
        .marks = readMarks(row, 25),
    };
    if (!row.isNull(12))
        summary.createdAt = row.value(12).toLongLong();
    if (!row.isNull(18)) {
        summary.firstVerdict = summary.verdict;
        summary.verdict = verdictFromId(row.value(18).toString()).value_or(Verdict::Unattempted);
        summary.cause = row.value(19).toString();
    }
    if (!row.isNull(24))
        summary.retryAfterS = row.value(24).toLongLong();
    return summary;
}

constexpr auto CaptureColumns =
    "capture.seq, received_at, listener, peer, refusal_status, refusal_reason, status, rule, "
    "answered_after, head, body, payload.verification, payload.event, again.judged_at, "
    "again.verification, "_L1;

Capture readCapture(const QSqlQuery &row)
{
    Capture capture;
    capture.seq = row.value(0).toLongLong();
    capture.request = makeRequest(row.value(9).toByteArray(), row.value(10).toByteArray());
    capture.request.receivedAtUs = row.value(1).toLongLong();
    capture.request.listener = row.value(2).toString();
    capture.request.peer = row.value(3).toString();
    capture.request.refusal = {row.value(4).toInt(), row.value(5).toString()};
    capture.answer.status = row.value(6).toInt();
    capture.answer.rule = row.value(7).toString();
    capture.answer.afterUs = row.value(8).toLongLong();
    const auto verification = json::Document::parse(row.value(11).toByteArray());
    capture.verification = readVerification(verification.root());
    const auto event = json::Document::parse(row.value(12).toByteArray());
    capture.event = readEvent(event.root());
    capture.request.tls = readTls(event.root());
    if (!row.isNull(13)) {
        const auto again = json::Document::parse(row.value(14).toByteArray());
        capture.reverified = {row.value(13).toLongLong(), readVerification(again.root())};
    }
    capture.history = readHistory(row, 15);
    capture.marks = readMarks(row, 19);
    if (!row.isNull(23)) {
        const auto content = json::Document::parse(row.value(23).toByteArray());
        readAnswerContent(content.root(), capture.answer);
    }
    return capture;
}

/// The numbered columns that a version of the file has, and what stands for those it lacks: files
/// of older versions are read as they are.
constexpr auto HistoryColumns =
    "attempt, retry_of, duplicate_of, retry_after, mark.pinned, mark.colour, mark.note"_L1;
constexpr auto NoHistory = "1, NULL, NULL, NULL, NULL, NULL, NULL"_L1;
constexpr auto RoomColour = ", room_colour.colour"_L1;
constexpr auto NoRoomColour = ", NULL"_L1;
constexpr auto AgainTable = " LEFT JOIN reverification AS again USING (seq)"_L1;
constexpr auto NoAgainTable =
    " LEFT JOIN (SELECT NULL AS seq, NULL AS judged_at, NULL AS verdict, "
    "NULL AS cause, NULL AS verification WHERE 0) AS again USING (seq)"_L1;
constexpr auto MarkTable = " LEFT JOIN mark USING (seq)"_L1;
constexpr auto RoomColourTable = " LEFT JOIN room_colour ON room_colour.room = room_id"_L1;
// Without a limit: how many rows it takes depends on how many are deleted.
constexpr auto Window = " WHERE capture.seq > ? ORDER BY capture.seq"_L1;
constexpr auto Between = " WHERE capture.seq BETWEEN ? AND ? ORDER BY capture.seq"_L1;
constexpr qint64 FewRows = 50; // cost as much as to begin again behind them

} // namespace

SessionReader::SessionReader(SessionFile file, int version)
    : m_file(std::move(file))
    , m_version(version)
{
}

Result<SessionReader> SessionReader::open(const QString &path)
{
    Result<SessionFile> file = SessionFile::open(path, SessionAccess::ReadOnly);
    if (!file)
        return file.error();
    QSqlQuery query(file->database());
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return readError(query);
    const int version = query.value(0).toInt();
    query.finish();
    return SessionReader(std::move(file.value()), version);
}

QString SessionReader::historyColumns() const
{
    return (m_version >= 3 ? HistoryColumns : NoHistory)
        + (m_version >= 4 ? RoomColour : NoRoomColour);
}

QString SessionReader::joins() const
{
    const QString again = m_version >= 2 ? AgainTable : NoAgainTable;
    const QString marks = m_version >= 3 ? MarkTable : QLatin1StringView();
    return again + marks + (m_version >= 4 ? RoomColourTable : QLatin1StringView());
}

/// What is deleted, unless it is known. Only the newest deed is taken back, and what is removed for
/// good goes in the order of the deeds, so that the newest row tells it.
Status SessionReader::readTrash() const
{
    if (m_version < 5)
        return success();
    if (!m_newestTrash) {
        m_newestTrash = std::make_unique<QSqlQuery>(m_file.database());
        m_newestTrash->prepare(u"SELECT max(id) FROM trash"_s);
    }
    if (!m_newestTrash->exec() || !m_newestTrash->next())
        return readError(*m_newestTrash);
    const qint64 newest = m_newestTrash->value(0).toLongLong();
    m_newestTrash->finish();
    if (newest == m_trashId)
        return success();
    Result<TrashedRanges> trash = TrashedRanges::read(m_file.database());
    if (!trash)
        return trash.error();
    m_trash = std::move(trash.value());
    m_trashId = newest;
    return success();
}

/// Goes through the rows of a query with numbers above the one that it is given, until `take` says
/// no, and leaves out what is deleted.
Status SessionReader::walk(const QString &sql, qint64 afterSeq,
                           const std::function<bool(const QSqlQuery &)> &take) const
{
    if (const Status status = readTrash(); !status)
        return status;
    QSqlQuery query(m_file.database());
    query.setForwardOnly(true);
    query.prepare(sql);
    query.bindValue(0, std::max(afterSeq, m_trash.lastAround(afterSeq + 1)));
    if (!query.exec())
        return readError(query);
    while (query.next()) {
        const qint64 seq = query.value(0).toLongLong();
        const qint64 lastDeleted = m_trash.lastAround(seq);
        if (lastDeleted == 0 && !take(query))
            return success();
        if (lastDeleted - seq < FewRows)
            continue;
        query.bindValue(0, lastDeleted);
        if (!query.exec())
            return readError(query);
    }
    // else what is left would look like the end
    return query.lastError().isValid() ? Status(readError(query)) : success();
}

Result<QList<CaptureSummary>> SessionReader::summaries(qint64 afterSeq, int limit) const
{
    QList<CaptureSummary> summaries;
    const Status status = walk(u"SELECT "_s + SummaryColumns + historyColumns() + u" FROM capture"_s
                                   + joins() + Window,
                               afterSeq, [&](const QSqlQuery &row) {
                                   summaries.append(readSummary(row));
                                   return summaries.size() < limit;
                               });
    return status ? Result<QList<CaptureSummary>>(summaries) : status.error();
}

Status
SessionReader::summariesIn(const QList<SeqRange> &ranges, int atOnce,
                           const std::function<bool(const QList<CaptureSummary> &)> &take) const
{
    if (const Status status = readTrash(); !status)
        return status;
    QSqlQuery query(m_file.database());
    query.setForwardOnly(true);
    query.prepare(QString(u"SELECT "_s + SummaryColumns + historyColumns() + u" FROM capture"_s
                          + joins() + Between));
    QList<CaptureSummary> piece;
    for (const SeqRange &range : ranges) {
        query.bindValue(0, range.first);
        query.bindValue(1, range.last);
        if (!query.exec())
            return readError(query);
        while (query.next()) {
            if (m_trash.lastAround(query.value(0).toLongLong()) > 0)
                continue; // by another deed
            piece.append(readSummary(query));
            if (piece.size() >= atOnce && !take(std::exchange(piece, {})))
                return success();
        }
        if (query.lastError().isValid())
            return readError(query);
    }
    if (!piece.isEmpty())
        take(piece);
    return success();
}

Result<QList<Capture>> SessionReader::captures(qint64 afterSeq, int limit) const
{
    QList<Capture> captures;
    const Status status = walk(u"SELECT "_s + CaptureColumns + historyColumns()
                                   + (m_version >= 3 ? u", payload.answer"_s : u", NULL"_s)
                                   + u" FROM capture JOIN payload USING (seq)"_s + joins() + Window,
                               afterSeq, [&](const QSqlQuery &row) {
                                   captures.append(readCapture(row));
                                   return captures.size() < limit;
                               });
    return status ? Result<QList<Capture>>(captures) : status.error();
}

Result<Capture> SessionReader::capture(qint64 seq) const
{
    Result<QList<Capture>> found = captures(seq - 1, 1);
    if (!found)
        return found.error();
    if (found->isEmpty() || found->first().seq != seq)
        return Error {
            QCoreApplication::translate("SessionReader", "The session has no event %1.").arg(seq)};
    return found->first();
}

Result<qint64> SessionReader::lastSeq() const
{
    QSqlQuery query(m_file.database());
    if (!query.exec(u"SELECT max(seq) FROM capture"_s) || !query.next())
        return readError(query);
    return query.value(0).toLongLong();
}

Result<qint64> SessionReader::count() const
{
    if (const Status status = readTrash(); !status)
        return status.error();
    QSqlQuery query(m_file.database());
    if (!query.exec(u"SELECT count(*) FROM capture"_s) || !query.next())
        return readError(query);
    qint64 count = query.value(0).toLongLong();
    query.prepare(u"SELECT count(*) FROM capture WHERE seq BETWEEN ? AND ?"_s);
    for (const SeqRange &range : m_trash.ranges()) {
        query.bindValue(0, range.first);
        query.bindValue(1, range.last);
        if (!query.exec() || !query.next())
            return readError(query);
        count -= query.value(0).toLongLong();
    }
    return count;
}

Result<QHash<QString, int>> SessionReader::roomColours() const
{
    QHash<QString, int> colours;
    if (m_version < 4)
        return colours;
    QSqlQuery query(m_file.database());
    if (!query.exec(u"SELECT room, colour FROM room_colour"_s))
        return readError(query);
    while (query.next())
        colours.insert(query.value(0).toString(), readColour(query, 1));
    if (query.lastError().isValid())
        return readError(query);
    return colours;
}

Result<QList<RemovalReport>> SessionReader::removals() const
{
    QList<RemovalReport> removals;
    if (m_version < 3)
        return removals;
    QSqlQuery query(m_file.database());
    if (!query.exec(
            u"SELECT at, first_seq, last_seq, captures, bytes, why FROM removal ORDER BY id"_s))
        return readError(query);
    while (query.next())
        removals.append({query.value(0).toLongLong(),
                         {{query.value(1).toLongLong(), query.value(2).toLongLong()}},
                         query.value(3).toLongLong(),
                         query.value(4).toLongLong(),
                         query.value(5).toString()});
    return removals;
}

} // namespace hookglass

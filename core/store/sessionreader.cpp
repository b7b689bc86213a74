// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionreader.h"

#include "core/events/eventjson.h"
#include "core/http/requesthead.h"
#include "core/json/document.h"
#include "core/verify/verificationjson.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

Error readError(const QSqlQuery &query)
{
    return {QCoreApplication::translate("SessionReader", "Cannot read the session: %1.")
                .arg(query.lastError().databaseText())};
}

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
        .answeredAfterUs = row.value(17).toLongLong(),
    };
    if (!row.isNull(12))
        summary.createdAt = row.value(12).toLongLong();
    if (!row.isNull(18)) {
        summary.firstVerdict = summary.verdict;
        summary.verdict = verdictFromId(row.value(18).toString()).value_or(Verdict::Unattempted);
        summary.cause = row.value(19).toString();
    }
    return summary;
}

/// A session of an older version that is only read has no such table.
const auto NoReverifications =
    u"(SELECT NULL AS seq, NULL AS judged_at, NULL AS verdict, NULL AS cause, "
    "NULL AS verification WHERE 0)"_s;

bool hasReverifications(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    return query.exec(u"SELECT 1 FROM sqlite_master WHERE name = 'reverification'"_s)
        && query.next();
}

constexpr auto CaptureColumns =
    "capture.seq, received_at, listener, peer, refusal_status, refusal_reason, status, rule, "
    "answered_after, head, body, payload.verification, payload.event, again.judged_at, "
    "again.verification"_L1;

Capture readCapture(const QSqlQuery &row)
{
    Capture capture;
    capture.seq = row.value(0).toLongLong();
    capture.request = makeRequest(row.value(9).toByteArray(), row.value(10).toByteArray());
    capture.request.receivedAtUs = row.value(1).toLongLong();
    capture.request.listener = row.value(2).toString();
    capture.request.peer = row.value(3).toString();
    capture.request.refusal = {row.value(4).toInt(), row.value(5).toString()};
    capture.answer = {row.value(6).toInt(), row.value(7).toString(), row.value(8).toLongLong()};
    const auto verification = json::Document::parse(row.value(11).toByteArray());
    capture.verification = readVerification(verification.root());
    const auto event = json::Document::parse(row.value(12).toByteArray());
    capture.event = readEvent(event.root());
    if (!row.isNull(13)) {
        const auto again = json::Document::parse(row.value(14).toByteArray());
        capture.reverified = {row.value(13).toLongLong(), readVerification(again.root())};
    }
    return capture;
}

} // namespace

SessionReader::SessionReader(SessionFile file)
    : m_file(std::move(file))
    , m_again(hasReverifications(m_file.database()) ? u"reverification"_s : NoReverifications)
{
}

Result<SessionReader> SessionReader::open(const QString &path)
{
    Result<SessionFile> file = SessionFile::open(path, SessionAccess::ReadOnly);
    if (!file)
        return file.error();
    return SessionReader(std::move(file.value()));
}

Result<QList<CaptureSummary>> SessionReader::summaries(qint64 afterSeq, int limit) const
{
    QSqlQuery query(m_file.database());
    query.setForwardOnly(true);
    query.prepare(
        QString(u"SELECT capture.seq, received_at, method, target, peer, body_size, "
                "refusal_status, capture.verdict, capture.cause, sender, event, event_id, "
                "created_at_seconds, room_id, participant, summary, status, "
                "answered_after, again.verdict, again.cause FROM capture LEFT JOIN "_s
                + m_again
                + u" AS again USING (seq) WHERE capture.seq > ? "
                  "ORDER BY capture.seq LIMIT ?"_s));
    query.bindValue(0, afterSeq);
    query.bindValue(1, limit);
    if (!query.exec())
        return readError(query);
    QList<CaptureSummary> summaries;
    while (query.next())
        summaries.append(readSummary(query));
    return summaries;
}

Result<QList<Capture>> SessionReader::captures(qint64 afterSeq, int limit) const
{
    QSqlQuery query(m_file.database());
    query.setForwardOnly(true);
    query.prepare(u"SELECT "_s + CaptureColumns
                  + u" FROM capture JOIN payload USING (seq) LEFT JOIN "_s + m_again
                  + u" AS again USING (seq) WHERE capture.seq > ? "
                    "ORDER BY capture.seq LIMIT ?"_s);
    query.bindValue(0, afterSeq);
    query.bindValue(1, limit);
    if (!query.exec())
        return readError(query);
    QList<Capture> captures;
    while (query.next())
        captures.append(readCapture(query));
    return captures;
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

Result<qint64> SessionReader::count() const
{
    QSqlQuery query(m_file.database());
    if (!query.exec(u"SELECT count(*) FROM capture"_s) || !query.next())
        return readError(query);
    return query.value(0).toLongLong();
}

} // namespace hookglass

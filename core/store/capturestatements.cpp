// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/capturestatements.h"

#include "core/capture/capturesummary.h"
#include "core/capture/messagejson.h"
#include "core/events/eventjson.h"
#include "core/verify/verificationjson.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

// Bytes of JSON, with some to spare.
constexpr qsizetype UsualVerification = 2048;
constexpr qsizetype UsualEvent = 512;

/// NULL for "none".
std::optional<qint64> reference(qint64 seq)
{
    return seq > 0 ? std::optional(seq) : std::nullopt;
}

/// NULL when there is nothing beyond the status.
std::optional<QByteArray> answerContent(const Answer &answer)
{
    if (answer.headers.isEmpty() && answer.body.isEmpty())
        return std::nullopt;
    json::Writer writer;
    writer.beginObject();
    writeAnswerContent(writer, answer);
    return writer.endObject().bytes();
}

} // namespace

Result<std::unique_ptr<CaptureStatements>> CaptureStatements::prepare(const QSqlDatabase &database)
{
    const Result<sqlite3 *> connection = sqliteConnection(database);
    if (!connection)
        return connection.error();
    std::unique_ptr<CaptureStatements> made(new CaptureStatements);
    made->m_connection = *connection;
    // What belongs to a capture that has gone is let go: "SELECT seq … WHERE seq = ?".
    const std::pair<SqlStatement &, const char *> all[] {
        {made->m_begin, "BEGIN IMMEDIATE"},
        {made->m_commit, "COMMIT"},
        {made->m_insertCapture,
         "INSERT INTO capture (received_at, listener, peer, method, target, body_size, "
         "refusal_status, refusal_reason, verdict, cause, sender, event, event_id, "
         "created_at_seconds, room_id, participant, summary, status, rule, answered_after, "
         "attempt, retry_of, duplicate_of, retry_after) "
         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {made->m_insertPayload,
         "INSERT INTO payload (seq, head, body, verification, event, answer) "
         "VALUES (?, ?, ?, ?, ?, ?)"},
        {made->m_updateTime, "UPDATE capture SET answered_after = ? WHERE seq = ?"},
        {made->m_updateAnswer,
         "UPDATE capture SET status = ?, rule = ?, answered_after = ?, retry_after = ? "
         "WHERE seq = ?"},
        {made->m_updateContent,
         "UPDATE payload SET answer = ? WHERE seq = ? AND answer IS NOT ?"},
        {made->m_replaceReverification,
         "INSERT OR REPLACE INTO reverification (seq, judged_at, verdict, cause, verification) "
         "SELECT seq, ?, ?, ?, ? FROM capture WHERE seq = ?"},
        {made->m_replaceMark,
         "INSERT OR REPLACE INTO mark (seq, pinned, colour, note) "
         "SELECT seq, ?, ?, ? FROM capture WHERE seq = ?"},
        {made->m_removeMark, "DELETE FROM mark WHERE seq = ?"},
        {made->m_replaceRoomColour,
         "INSERT INTO room_colour (room, colour) VALUES (?, ?) "
         "ON CONFLICT (room) DO UPDATE SET colour = excluded.colour"},
        {made->m_removeRoomColour, "DELETE FROM room_colour WHERE room = ?"}};
    for (const auto &[statement, sql] : all) {
        Result<SqlStatement> prepared = SqlStatement::prepare(*connection, sql);
        if (!prepared)
            return prepared.error();
        statement = std::move(prepared.value());
    }
    return made;
}

Result<qint64> CaptureStatements::insert(const Capture &capture)
{
    const CaptureSummary summary = summarize(capture);
    const HttpRequest &request = capture.request;
    const Status inserted = m_insertCapture.run(
        request.receivedAtUs, request.listener, request.peer, request.method, request.target,
        qint64(request.body.size()), request.refusal.status, request.refusal.reason,
        summary.refused ? QString() : verdictId(summary.verdict), summary.cause,
        senderId(summary.sender), summary.event, summary.eventId, summary.createdAt, summary.roomId,
        summary.participant, summary.summary, capture.answer.status, capture.answer.rule,
        capture.answer.afterUs, capture.history.attempt, reference(capture.history.retryOf),
        reference(capture.history.duplicateOf), summary.retryAfterS);
    if (!inserted)
        return inserted.error();
    const qint64 seq = m_insertCapture.lastRow();
    if (const Status status = insertPayload(capture, seq); !status)
        return status.error();
    return seq;
}

Status CaptureStatements::insertPayload(const Capture &capture, qint64 seq)
{
    json::Writer verification;
    json::Writer event;
    verification.reserve(UsualVerification);
    event.reserve(UsualEvent);
    writeVerification(verification, capture.verification);
    // There is no column for how the connection was encrypted; readers skip what they do not know.
    event.beginObject();
    writeEventMembers(event, capture.event);
    writeTls(event, capture.request);
    event.endObject();
    return m_insertPayload.run(seq, capture.request.head, capture.request.body,
                               verification.bytes(), event.bytes(), answerContent(capture.answer));
}

Status CaptureStatements::update(const AnswerRecord &record)
{
    const Answer &answer = record.answer;
    if (record.asPlanned)
        return m_updateTime.run(answer.afterUs, record.seq);
    Capture capture;
    capture.request.receivedAtUs = record.receivedAtUs;
    capture.answer = answer;
    if (const Status status = m_updateAnswer.run(answer.status, answer.rule, answer.afterUs,
                                                 summarize(capture).retryAfterS, record.seq);
        !status)
        return status;
    const std::optional<QByteArray> content = answerContent(answer);
    return m_updateContent.run(content, record.seq, content);
}

Status CaptureStatements::replace(const ReverificationRecord &record)
{
    const Verification &verification = record.reverification.verification;
    json::Writer writer;
    writeVerification(writer, verification);
    return m_replaceReverification.run(record.reverification.judgedAtUs,
                                       verdictId(verification.verdict), causeOf(verification),
                                       writer.bytes(), record.seq);
}

Status CaptureStatements::replace(const MarkRecord &record)
{
    if (record.marks.isEmpty())
        return m_removeMark.run(record.seq);
    return m_replaceMark.run(record.marks.pinned ? 1 : 0, record.marks.colour, record.marks.note,
                             record.seq);
}

Status CaptureStatements::replace(const RoomColourRecord &record)
{
    if (record.colour == 0)
        return m_removeRoomColour.run(record.room);
    return m_replaceRoomColour.run(record.room, record.colour);
}

} // namespace hookglass

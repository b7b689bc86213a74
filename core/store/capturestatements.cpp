// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/capturestatements.h"

#include "core/capture/capturesummary.h"
#include "core/capture/messagejson.h"
#include "core/events/eventjson.h"
#include "core/store/sqlerror.h"
#include "core/verify/verificationjson.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

// Bytes of JSON, with some to spare.
constexpr qsizetype UsualVerification = 2048;
constexpr qsizetype UsualEvent = 512;

Status executed(QSqlQuery &query)
{
    if (!query.exec())
        return sqlError(query.lastError());
    return success();
}

/// SQLite tells a null blob from an empty one; most of our columns are never null.
QByteArray blob(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

QString text(const QString &string)
{
    return string.isNull() ? u""_s : string;
}

QVariant optional(std::optional<qint64> number)
{
    return number ? QVariant(*number) : QVariant(QMetaType(QMetaType::LongLong));
}

/// NULL for "none".
QVariant reference(qint64 seq)
{
    return optional(seq > 0 ? std::optional(seq) : std::nullopt);
}

/// NULL when there is nothing beyond the status.
QVariant answerContent(const Answer &answer)
{
    if (answer.headers.isEmpty() && answer.body.isEmpty())
        return QVariant(QMetaType(QMetaType::QByteArray));
    json::Writer writer;
    writer.beginObject();
    writeAnswerContent(writer, answer);
    return writer.endObject().bytes();
}

/// As insert() gives their values.
QStringList captureColumns()
{
    return {
        u"received_at"_s, u"listener"_s, u"peer"_s, u"method"_s, u"target"_s, u"body_size"_s,
        u"refusal_status"_s, u"refusal_reason"_s, u"verdict"_s, u"cause"_s, u"sender"_s,
        u"event"_s, u"event_id"_s, u"created_at_seconds"_s, u"room_id"_s, u"participant"_s,
        u"summary"_s, u"status"_s, u"rule"_s, u"answered_after"_s, u"attempt"_s, u"retry_of"_s,
        u"duplicate_of"_s, u"retry_after"_s};
}

} // namespace

CaptureStatements::CaptureStatements(const QSqlDatabase &database)
    : m_insertCapture(database)
    , m_insertPayload(database)
    , m_updateTime(database)
    , m_updateAnswer(database)
    , m_updateContent(database)
    , m_replaceReverification(database)
    , m_replaceMark(database)
    , m_removeMark(database)
    , m_replaceRoomColour(database)
    , m_removeRoomColour(database)
{
}

Result<std::unique_ptr<CaptureStatements>> CaptureStatements::prepare(const QSqlDatabase &database)
{
    std::unique_ptr<CaptureStatements> made(new CaptureStatements(database));
    // What belongs to a capture that has gone is let go: "SELECT seq … WHERE seq = ?". What every
    // request runs has names: QSqlQuery binds by them faster than by numbers.
    const bool ok =
        made->m_insertCapture.prepare(u"capture"_s, captureColumns())
        && made->m_insertPayload.prepare(
            u"INSERT INTO payload (seq, head, body, verification, event, answer) "
            "VALUES (:seq, :head, :body, :verification, :event, :answer)"_s)
        && made->m_updateTime.prepare(
            u"UPDATE capture SET answered_after = :answered_after WHERE seq = :seq"_s)
        && made->m_updateAnswer.prepare(u"UPDATE capture SET status = ?, rule = ?, "
                                        "answered_after = ?, retry_after = ? WHERE seq = ?"_s)
        && made->m_updateContent.prepare(
            u"UPDATE payload SET answer = ? WHERE seq = ? AND answer IS NOT ?"_s)
        && made->m_replaceReverification.prepare(
            u"INSERT OR REPLACE INTO reverification (seq, judged_at, verdict, cause, verification) "
            "SELECT seq, ?, ?, ?, ? FROM capture WHERE seq = ?"_s)
        && made->m_replaceMark.prepare(u"INSERT OR REPLACE INTO mark (seq, pinned, colour, note) "
                                       "SELECT seq, ?, ?, ? FROM capture WHERE seq = ?"_s)
        && made->m_removeMark.prepare(u"DELETE FROM mark WHERE seq = ?"_s)
        && made->m_replaceRoomColour.prepare(
            u"INSERT INTO room_colour (room, colour) VALUES (?, ?) "
            "ON CONFLICT (room) DO UPDATE SET colour = excluded.colour"_s)
        && made->m_removeRoomColour.prepare(u"DELETE FROM room_colour WHERE room = ?"_s);
    if (!ok)
        return sqlError(database.lastError());
    return made;
}

Result<qint64> CaptureStatements::insert(const Capture &capture)
{
    const CaptureSummary summary = summarize(capture);
    const HttpRequest &request = capture.request;
    QVariant values[] {
        request.receivedAtUs,
        text(request.listener),
        text(request.peer),
        blob(request.method),
        blob(request.target),
        qint64(request.body.size()),
        request.refusal.status,
        text(request.refusal.reason),
        summary.refused ? u""_s : verdictId(summary.verdict),
        text(summary.cause),
        senderId(summary.sender),
        text(summary.event),
        text(summary.eventId),
        optional(summary.createdAt),
        text(summary.roomId),
        text(summary.participant),
        text(summary.summary),
        capture.answer.status,
        text(capture.answer.rule),
        capture.answer.afterUs,
        capture.history.attempt,
        reference(capture.history.retryOf),
        reference(capture.history.duplicateOf),
        optional(summary.retryAfterS),
    };
    if (const Status inserted = m_insertCapture.run(values); !inserted)
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
    m_insertPayload.bindValue(u":seq"_s, seq);
    m_insertPayload.bindValue(u":head"_s, blob(capture.request.head));
    m_insertPayload.bindValue(u":body"_s, blob(capture.request.body));
    m_insertPayload.bindValue(u":verification"_s, verification.bytes());
    m_insertPayload.bindValue(u":event"_s, event.bytes());
    m_insertPayload.bindValue(u":answer"_s, answerContent(capture.answer));
    return executed(m_insertPayload);
}

Status CaptureStatements::update(const AnswerRecord &record)
{
    if (record.asPlanned) {
        m_updateTime.bindValue(u":answered_after"_s, record.answer.afterUs);
        m_updateTime.bindValue(u":seq"_s, record.seq);
        return executed(m_updateTime);
    }
    Capture capture;
    capture.request.receivedAtUs = record.receivedAtUs;
    capture.answer = record.answer;
    m_updateAnswer.bindValue(0, record.answer.status);
    m_updateAnswer.bindValue(1, text(record.answer.rule));
    m_updateAnswer.bindValue(2, record.answer.afterUs);
    m_updateAnswer.bindValue(3, optional(summarize(capture).retryAfterS));
    m_updateAnswer.bindValue(4, record.seq);
    if (const Status status = executed(m_updateAnswer); !status)
        return status;
    const QVariant content = answerContent(record.answer);
    m_updateContent.bindValue(0, content);
    m_updateContent.bindValue(1, record.seq);
    m_updateContent.bindValue(2, content);
    return executed(m_updateContent);
}

Status CaptureStatements::replace(const ReverificationRecord &record)
{
    const Verification &verification = record.reverification.verification;
    json::Writer writer;
    writeVerification(writer, verification);
    m_replaceReverification.bindValue(0, record.reverification.judgedAtUs);
    m_replaceReverification.bindValue(1, verdictId(verification.verdict));
    m_replaceReverification.bindValue(2, text(causeOf(verification)));
    m_replaceReverification.bindValue(3, writer.bytes());
    m_replaceReverification.bindValue(4, record.seq);
    return executed(m_replaceReverification);
}

Status CaptureStatements::replace(const MarkRecord &record)
{
    if (record.marks.isEmpty()) {
        m_removeMark.bindValue(0, record.seq);
        return executed(m_removeMark);
    }
    m_replaceMark.bindValue(0, record.marks.pinned ? 1 : 0);
    m_replaceMark.bindValue(1, record.marks.colour);
    m_replaceMark.bindValue(2, text(record.marks.note));
    m_replaceMark.bindValue(3, record.seq);
    return executed(m_replaceMark);
}

Status CaptureStatements::replace(const RoomColourRecord &record)
{
    QSqlQuery &query = record.colour == 0 ? m_removeRoomColour : m_replaceRoomColour;
    query.bindValue(0, text(record.room));
    if (record.colour != 0)
        query.bindValue(1, record.colour);
    return executed(query);
}

} // namespace hookglass

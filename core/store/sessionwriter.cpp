// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionwriter.h"

#include "core/capture/capturesummary.h"
#include "core/events/eventjson.h"
#include "core/verify/verificationjson.h"

#include <QDir>
#include <QSqlError>
#include <QTimer>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {

Status executed(QSqlQuery &query)
{
    if (!query.exec())
        return Error {query.lastError().databaseText()};
    return success();
}

/// SQLite tells a null blob from an empty one; our columns are never null.
QByteArray blob(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

QString text(const QString &string)
{
    return string.isNull() ? u""_s : string;
}

} // namespace

SessionWriter::SessionWriter(std::shared_ptr<WriteQueue> queue)
    : m_queue(std::move(queue))
{
}

SessionWriter::~SessionWriter() = default;

void SessionWriter::open(const QString &path)
{
    Result<SessionFile> file = SessionFile::open(path, SessionAccess::ReadWrite);
    if (!file) {
        emit openFailed(path, file.error());
        return;
    }
    drain(); // still into the session before
    closeFile();
    m_file.emplace(std::move(file.value()));
    if (const Status prepared = prepare(); !prepared) {
        closeFile();
        emit openFailed(path, prepared.error());
        return;
    }
    m_failing = false;
    emit opened(path);
}

Status SessionWriter::prepare()
{
    const QSqlDatabase database = m_file->database();
    m_statements.emplace(Statements {QSqlQuery(database), QSqlQuery(database), QSqlQuery(database),
                                     QSqlQuery(database)});
    const bool ok =
        m_statements->insertCapture.prepare(
            u"INSERT INTO capture (received_at, listener, peer, method, target, body_size, "
            "refusal_status, refusal_reason, verdict, cause, sender, event, event_id, "
            "created_at_seconds, room_id, participant, summary, status, rule, answered_after) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s)
        && m_statements->insertPayload.prepare(
            u"INSERT INTO payload (seq, head, body, verification, event) VALUES (?, ?, ?, ?, ?)"_s)
        && m_statements->updateAnswer.prepare(
            u"UPDATE capture SET status = ?, rule = ?, answered_after = ? WHERE seq = ?"_s)
        && m_statements->replaceReverification.prepare(
            u"INSERT OR REPLACE INTO reverification (seq, judged_at, verdict, cause, verification) "
            "SELECT seq, ?, ?, ?, ? FROM capture WHERE seq = ?"_s);
    return ok ? success() : Status(Error {database.lastError().databaseText()});
}

void SessionWriter::closeFile()
{
    m_statements.reset();
    m_file.reset();
}

void SessionWriter::close()
{
    drain();
    if (m_file) {
        m_statements.reset();
        QSqlQuery(m_file->database()).exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        closeFile();
    }
    emit closed();
}

void SessionWriter::drain()
{
    write(m_queue->takeAll());
}

void SessionWriter::drainSoon()
{
    QTimer::singleShot(100ms, this, [this] { write(m_queue->takeAllThatWaited()); });
}

void SessionWriter::write(const WriteQueue::Jobs &jobs)
{
    if (jobs.isEmpty())
        return;
    QList<CommitReceipt> receipts;
    Status status = success();
    if (!m_statements)
        status = Error {tr("no session is open")};
    else if (!m_file->database().transaction())
        status = Error {m_file->database().lastError().databaseText()};
    for (const AppendRecord &append : jobs.appends) {
        CommitReceipt receipt {append.ticket, 0};
        if (status)
            status = insert(append.capture, receipt.seq);
        receipts.append(receipt);
    }
    for (const AnswerRecord &record : jobs.answers) {
        if (status)
            status = update(record);
    }
    for (const ReverificationRecord &record : jobs.reverifications) {
        if (status)
            status = replace(record);
    }
    if (status && !m_file->database().commit())
        status = Error {m_file->database().lastError().databaseText()};
    if (status) {
        m_failing = false;
    } else {
        if (m_file)
            m_file->database().rollback();
        for (CommitReceipt &receipt : receipts)
            receipt.seq = 0;
        reportFailure(status.error().message);
    }
    if (!receipts.isEmpty())
        emit committed(receipts);
    if (status && !jobs.reverifications.isEmpty())
        emit reverificationsStored();
}

void SessionWriter::reportFailure(const QString &why)
{
    if (std::exchange(m_failing, true))
        return;
    const QString path = m_file ? QDir::toNativeSeparators(m_file->path()) : QString();
    emit writeFailed(tr("Cannot write the session %1: %2. Senders are answered 503 until it can be "
                        "written; make room on the disk, or start a new session elsewhere.")
                         .arg(path, why));
}

Status SessionWriter::insert(const Capture &capture, qint64 &seq)
{
    const CaptureSummary summary = summarize(capture);
    const HttpRequest &request = capture.request;
    const QVariant createdAt =
        summary.createdAt ? QVariant(*summary.createdAt) : QVariant(QMetaType(QMetaType::LongLong));
    QSqlQuery &query = m_statements->insertCapture;
    const QVariantList values {
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
        createdAt,
        text(summary.roomId),
        text(summary.participant),
        text(summary.summary),
        capture.answer.status,
        text(capture.answer.rule),
        capture.answer.afterUs,
    };
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(int(i), values[i]);
    if (const Status status = executed(query); !status)
        return status;
    seq = query.lastInsertId().toLongLong();
    return insertPayload(capture, seq);
}

Status SessionWriter::insertPayload(const Capture &capture, qint64 seq)
{
    json::Writer verification;
    json::Writer event;
    writeVerification(verification, capture.verification);
    writeEvent(event, capture.event);
    QSqlQuery &query = m_statements->insertPayload;
    query.bindValue(0, seq);
    query.bindValue(1, blob(capture.request.head));
    query.bindValue(2, blob(capture.request.body));
    query.bindValue(3, verification.bytes());
    query.bindValue(4, event.bytes());
    return executed(query);
}

Status SessionWriter::update(const AnswerRecord &record)
{
    QSqlQuery &query = m_statements->updateAnswer;
    query.bindValue(0, record.answer.status);
    query.bindValue(1, text(record.answer.rule));
    query.bindValue(2, record.answer.afterUs);
    query.bindValue(3, record.seq);
    return executed(query);
}

Status SessionWriter::replace(const ReverificationRecord &record)
{
    const Verification &verification = record.reverification.verification;
    json::Writer writer;
    writeVerification(writer, verification);
    QSqlQuery &query = m_statements->replaceReverification;
    query.bindValue(0, record.reverification.judgedAtUs);
    query.bindValue(1, verdictId(verification.verdict));
    query.bindValue(2, text(causeOf(verification)));
    query.bindValue(3, writer.bytes());
    query.bindValue(4, record.seq);
    return executed(query);
}

} // namespace hookglass

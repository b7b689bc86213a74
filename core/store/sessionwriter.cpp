// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionwriter.h"

#include "core/store/capturestatements.h"
#include "core/store/writequeue.h"

#include <QDir>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

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
    auto statements = CaptureStatements::prepare(m_file->database());
    if (!statements) {
        closeFile();
        emit openFailed(path, statements.error());
        return;
    }
    m_statements = std::move(statements.value());
    m_failing = false;
    emit opened(path);
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
    const WriteQueue::Jobs jobs = m_queue->takeAll();
    if (jobs.isEmpty())
        return;
    QList<CommitReceipt> receipts;
    Status status = success();
    if (!m_statements)
        status = Error {tr("no session is open")};
    else if (!m_file->database().transaction())
        status = Error {m_file->database().lastError().databaseText()};
    for (const WriteQueue::Append &append : jobs.appends) {
        CommitReceipt receipt {append.ticket, 0};
        if (status) {
            const Result<qint64> seq = m_statements->insert(append.capture);
            if (seq)
                receipt.seq = *seq;
            else
                status = seq.error();
        }
        receipts.append(receipt);
    }
    for (const AnswerRecord &record : jobs.answers) {
        if (status)
            status = m_statements->update(record);
    }
    for (const ReverificationRecord &record : jobs.reverifications) {
        if (status)
            status = m_statements->replace(record);
    }
    for (const MarkRecord &record : jobs.marks) {
        if (status)
            status = m_statements->replace(record);
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
    if (status && !jobs.marks.isEmpty())
        emit marksStored();
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

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/sessionfile.h"
#include "core/store/sessionstore.h"
#include "core/store/writequeue.h"

#include <QObject>
#include <QSqlQuery>

#include <memory>
#include <optional>

namespace hookglass {

/// Does all SQL writes, on the writer thread. Owned by SessionStore, which forwards its signals.
class SessionWriter final : public QObject
{
    Q_OBJECT

public:
    explicit SessionWriter(std::shared_ptr<WriteQueue> queue);
    ~SessionWriter() override;

    void open(const QString &path);
    /// Writes what is queued, then closes the file.
    void close();
    /// Writes all that has queued up in one transaction.
    void drain();
    /// The same within a tenth of a second, for what may wait for company.
    void drainSoon();

signals:
    void opened(const QString &path);
    void openFailed(const QString &path, const hookglass::Error &error);
    void closed();
    void committed(const QList<hookglass::CommitReceipt> &receipts);
    void reverificationsStored();
    void writeFailed(const QString &message);

private:
    void write(const WriteQueue::Jobs &jobs);
    /// The statements of an open session, prepared once.
    struct Statements
    {
        QSqlQuery insertCapture;
        QSqlQuery insertPayload;
        QSqlQuery updateAnswer;
        QSqlQuery replaceReverification;
    };
    Status prepare();
    Status insert(const Capture &capture, qint64 &seq);
    Status insertPayload(const Capture &capture, qint64 seq);
    Status update(const AnswerRecord &record);
    Status replace(const ReverificationRecord &record);
    void closeFile();
    void reportFailure(const QString &why);

    const std::shared_ptr<WriteQueue> m_queue;
    std::optional<SessionFile> m_file;
    std::optional<Statements> m_statements; ///< goes before the file
    bool m_failing = false; ///< told once, not for every transaction
};

} // namespace hookglass

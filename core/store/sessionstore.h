// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/capture/capture.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace hookglass {

class SessionWriter;
class WriteQueue;

/// What became of one appended capture. `ticket` is what the caller gave to append().
struct CommitReceipt
{
    quint64 ticket = 0;
    qint64 seq = 0; ///< its number in the session; 0 when it could not be stored
};

/// The answer that a stored capture was given, recorded after the fact.
struct AnswerRecord
{
    qint64 seq = 0;
    Answer answer {};
    bool asPlanned = false; ///< it was stored with the capture: only its time is news
};

/// The latest judgement of a capture that was stored before.
struct ReverificationRecord
{
    qint64 seq = 0;
    Reverification reverification {};
};

/// What the user says of a stored capture from now on.
struct MarkRecord
{
    qint64 seq = 0;
    Marks marks {};
};

/// The session being written. Owns the writer thread, which does all SQL writes: whatever has
/// queued up becomes one transaction with one fsync. Only append() and the record functions may be
/// called from other threads. Signals come from the writer thread: connect them queued.
class SessionStore : public QObject
{
    Q_OBJECT

public:
    explicit SessionStore(QObject *parent = nullptr);
    ~SessionStore() override; ///< commits what is queued, then closes

    /// Opens or creates a session; answered by opened() or openFailed(). A session that is open is
    /// finished and closed first, and stays open when the new one cannot be had.
    void open(const QString &path);
    /// Commits what is queued, closes the file and answers closed().
    void close();

    /// Hands over a capture; answered by committed() with the ticket.
    void append(quint64 ticket, const Capture &capture);
    void recordAnswers(const QList<AnswerRecord> &answers);
    void recordReverifications(const QList<ReverificationRecord> &records);
    void recordMarks(const QList<MarkRecord> &records);

signals:
    void opened(const QString &path);
    void openFailed(const QString &path, const hookglass::Error &error);
    void closed();
    /// One transaction's receipts, after its fsync. Receipts with seq 0 were not stored.
    void committed(const QList<hookglass::CommitReceipt> &receipts);
    /// Some of what recordReverifications() was given is in the file.
    void reverificationsStored();
    void marksStored();
    /// The file cannot be written: says why. Captures keep being tried.
    void writeFailed(const QString &message);

private:
    void wakeWriter();

    std::shared_ptr<WriteQueue> m_queue;
    QThread m_thread;
    SessionWriter *m_writer; ///< lives on m_thread
};

} // namespace hookglass

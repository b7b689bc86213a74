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

/// A capture to be stored. `ticket` is the caller's name for it.
struct AppendRecord
{
    quint64 ticket = 0;
    Capture capture {};
};

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
};

/// The latest judgement of a capture that was stored before.
struct ReverificationRecord
{
    qint64 seq = 0;
    Reverification reverification {};
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

    /// Hands over captures; answered by committed() with their tickets. Fewer calls with more
    /// captures cost less.
    void append(QList<AppendRecord> captures);
    void append(quint64 ticket, const Capture &capture) { append({{ticket, capture}}); }
    /// Written with the next captures, or within a tenth of a second.
    void recordAnswers(const QList<AnswerRecord> &answers);
    void recordReverifications(const QList<ReverificationRecord> &records);

signals:
    void opened(const QString &path);
    void openFailed(const QString &path, const hookglass::Error &error);
    void closed();
    /// One transaction's receipts, after its fsync. Receipts with seq 0 were not stored.
    void committed(const QList<hookglass::CommitReceipt> &receipts);
    /// Some of what recordReverifications() was given is in the file.
    void reverificationsStored();
    /// The file cannot be written: says why. Captures keep being tried.
    void writeFailed(const QString &message);

private:
    void wakeWriter();

    std::shared_ptr<WriteQueue> m_queue;
    QThread m_thread;
    SessionWriter *m_writer; ///< lives on m_thread
};

} // namespace hookglass

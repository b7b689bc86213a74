// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/capture/capture.h"
#include "core/store/deletion.h"

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
    quint64 session = 0; ///< which of the sessions that this store has opened, from 1 on
};

/// The answer that a stored capture was given, recorded after the fact.
struct AnswerRecord
{
    qint64 seq = 0;
    Answer answer {};
    bool asPlanned = false; ///< it was stored with the capture: only its time is news
    quint64 session = 0; ///< of the receipt: another session does not get it; 0: whichever is open
    qint64 receivedAtUs = 0; ///< of the capture; a date in Retry-After counts from it
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

/// The colour of all events of a room from now on, those that are stored and those to come.
struct RoomColourRecord
{
    QString room {};
    int colour = 0; ///< 1 to 9; 0: none any more
};

/// The session being written. Owns the writer thread, which does all SQL writes: whatever has
/// queued up becomes one transaction with one fsync. Only open(), append() and the record functions
/// may be called from other threads. Signals come on its own thread.
class SessionStore : public QObject
{
    Q_OBJECT

public:
    explicit SessionStore(QObject *parent = nullptr);
    ~SessionStore() override; ///< commits what is queued, then closes

    /// Opens or creates a session; answered by opened() or openFailed(). A session that is open is
    /// finished and closed first, and stays open when the new one cannot be had.
    void open(const QString &path);
    /// Ends a check that checking() tells of; the session is then not opened. From any thread.
    void stopChecking();
    /// Commits what is queued, closes the file and answers closed().
    void close();

    /// Hands over captures; answered by committed() with their tickets. Fewer calls with more
    /// captures cost less.
    void append(QList<AppendRecord> captures);
    void append(quint64 ticket, const Capture &capture) { append({{ticket, capture}}); }
    /// Written with the next captures, or within a quarter of a second.
    void recordAnswers(const QList<AnswerRecord> &answers);
    void recordReverifications(const QList<ReverificationRecord> &records);
    void recordMarks(const QList<MarkRecord> &records);
    void recordRoomColours(const QList<RoomColourRecord> &records);
    /// Answered by deletionStored() or deletionFailed(), in the order of the calls.
    void recordDeletion(const DeletionRecord &record);

    /// What is kept from now on, of this session and those opened later; told by removed().
    void setRetention(const Retention &retention);
    /// Gives free space to the disk while captures are stored; told by compacting(), answered by
    /// compacted(), compactionStopped() or compactFailed(), or by compactsAtOnceOnly().
    void compact();
    void stopCompacting(); ///< from any thread
    /// In one go, which cannot be ended. Captures that come meanwhile wait, so that senders are
    /// answered 503: do not listen.
    void compactAtOnce();

signals:
    void opened(const QString &path);
    void openFailed(const QString &path, const hookglass::Error &error);
    /// The file was of an older version and has been brought up to date; the copy of how it was
    /// stays. Comes before opened().
    void migrated(const QString &path, const QString &backupPath);
    /// The check of a large session after an unclean end; comes about once a second.
    void checking(const QString &path, int percent);
    void closed();
    /// One transaction's receipts, after its fsync. Receipts with seq 0 were not stored.
    void committed(const QList<hookglass::CommitReceipt> &receipts);
    /// Some of what recordReverifications() was given is in the file.
    void reverificationsStored();
    void marksStored();
    void deletionStored(const hookglass::DeletionReport &report);
    /// It has not been done: says why and what to do.
    void deletionFailed(const QString &session, const QString &message);
    /// The file cannot be written: says why and what to do. Captures keep being tried.
    void writeFailed(const QString &message);
    void writeRecovered(); ///< it can again
    /// Retention has taken captures out of the file.
    void removed(const hookglass::RemovalReport &report);
    /// It cannot: says why, once. Captures are stored all the same.
    void removeFailed(const QString &message);
    void compacting(int percent);
    void compacted(qint64 bytes); ///< the new size of the file
    void compactionStopped(qint64 bytes); ///< likewise; what has been done stays
    /// The session is of before compact() could do it, and can be compacted so once it has been
    /// by compactAtOnce(). Nothing was done.
    void compactsAtOnceOnly();
    void compactFailed(const hookglass::Error &error);
    /// The disk is about to be full; once, until spaceEnough().
    void spaceLow(qint64 bytesFree);
    void spaceEnough();

private:
    void wakeWriter();

    std::shared_ptr<WriteQueue> m_queue;
    QThread m_thread;
    SessionWriter *m_writer; ///< lives on m_thread
};

} // namespace hookglass

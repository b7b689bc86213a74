// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/capture/capturesummary.h"
#include "core/events/eventcatalog.h"
#include "core/receive/listenoptions.h"
#include "core/store/sessionstore.h"
#include "core/verify/credential.h"

#include <QObject>
#include <QThread>

#include <optional>

namespace hookglass {

class Pipeline;
class ResponseRules;
class SessionLoader;

/// The façade of the core: one session, its listeners, the way from socket to answer, and reading
/// back. Owns the threads behind it; everything here is called from and signalled to the thread
/// that made it, and nothing here blocks it. Destroying it finishes what is in flight.
class Inspector : public QObject
{
    Q_OBJECT

public:
    /// The catalog is what events are read by: the built-in one, perhaps with the user's schemas.
    explicit Inspector(const EventCatalog &catalog, QObject *parent = nullptr);
    ~Inspector() override;

    /// Opens or creates a session file and makes it the one that is written. Answered by
    /// sessionOpened() after all its summaries have come by summariesLoaded(), or by
    /// sessionOpenFailed(); then the session before stays in use.
    void openSession(const QString &path);
    QString sessionPath() const { return m_sessionPath; }
    /// Whether what stands in a session already is told when it is opened, as at first. Whoever
    /// only wants what comes need not wait for a million of them; nothing is read back then.
    void setReadsSummaries(bool reads) { m_readsSummaries = reads; }

    const EventCatalog &catalog() const { return m_catalog; }

    /// Takes effect for deliveries that arrive from now on.
    void setCredentials(const Credentials &credentials);

    /// What to answer to deliveries that arrive from now on; 200 to everything at first.
    void setResponseRules(const ResponseRules &rules);

    /// Answered by listening() or listenFailed(). Needs a session that is in use.
    void listen(const ListenOptions &options);
    /// Stops accepting, answers what is in flight, then stopped(), after captured() for the last.
    void stopListening();

    /// Answered by captureLoaded() or loadFailed().
    void loadCapture(qint64 seq);

    /// Judges these captures again with the present credentials; all of the session when the list
    /// is empty. Answered by reverifyProgress() and reverified(), in pieces. The verdicts are
    /// stored beside the first ones.
    void reverify(const QList<qint64> &seqs);
    void stopReverifying();

    /// Answered by marksStored(). Empty marks take away those before.
    void setMarks(const QList<MarkRecord> &records);
    /// Answered by marksStored() too. Captures that come later do not tell it in captured().
    void setRoomColours(const QList<RoomColourRecord> &records);
    /// Takes captures out of the session: these, marked ones too, or all that are not marked up to
    /// a number. Undo brings those of the latest deed back, until the session is opened again;
    /// redo takes them out once more. Answered by deleted() or, after the captures that came back
    /// have been told by restored(), by undeleted(); or else by deletionFailed().
    void deleteCaptures(const QList<SeqRange> &ranges);
    void clearCaptures(qint64 lastSeq);
    void undoDeletion();
    /// Ends the reading of those that come back: undeleted() follows, and others are missing.
    void stopRestoring();
    void redoDeletion();
    /// What is kept from now on of this session and those opened later; told by removed().
    void setRetention(const Retention &retention);
    /// Gives the room of removed captures back to the disk while others are received; told by
    /// compacting(), answered by compacted(), compactionStopped() or compactFailed(), or by
    /// compactsAtOnceOnly().
    void compact();
    void stopCompacting();
    /// The same in one go. Takes as long as copying the session and cannot be ended; stop listening
    /// before, or senders are answered 503 meanwhile.
    void compactAtOnce();
    /// Ends the check that checking() tells of; openSession() is then answered by
    /// sessionOpenFailed().
    void stopChecking();

signals:
    /// Another session is in use from now on; its summaries follow.
    void sessionChanged(const QString &path);
    void sessionOpened(const QString &path);
    /// It was of an older version; a copy of how it was is kept. Comes before sessionChanged().
    void sessionMigrated(const QString &path, const QString &backupPath);
    /// A large session is being checked after an unclean end; comes about once a second.
    void checking(const QString &path, int percent);
    void sessionOpenFailed(const QString &path, const hookglass::Error &error);
    /// Which rooms of the session have a colour; before the summaries.
    void roomColoursLoaded(const QHash<QString, int> &colours);
    void summariesLoaded(const QList<hookglass::CaptureSummary> &summaries);
    void readProgress(qint64 done, qint64 total); ///< after each piece of them
    /// All of the listeners that were asked for.
    void listening(const QList<hookglass::ListenerInfo> &listeners);
    void listenFailed(const hookglass::Error &error);
    void stopped();
    /// Committed captures, in the order of the session; the whole of one comes by loadCapture().
    /// Answered too, but for those whose isAnswerHeld(): they come again by answered().
    void captured(const QList<hookglass::CaptureSummary> &captures);
    /// Captures whose answer was held have got it, or that were loaded without theirs.
    void answered(const QList<hookglass::CaptureSummary> &captures);
    void captureLoaded(const hookglass::Capture &capture);
    /// The present verdicts of some captures have changed, or been confirmed.
    void reverified(const QList<hookglass::CaptureSummary> &summaries);
    /// They are in the session file now.
    void reverificationsStored();
    void reverifyProgress(qint64 done, qint64 total);
    /// `seq`: of the capture that was to be loaded; 0: it is about the session.
    void loadFailed(qint64 seq, const hookglass::Error &error);
    /// The session cannot be written; senders are answered 503 until it can.
    void writeFailed(const QString &message);
    void writeRecovered(); ///< it can again
    void marksStored();
    void deleted(const hookglass::DeletionReport &report);
    void restored(const QList<hookglass::CaptureSummary> &summaries);
    void restoreProgress(qint64 done, qint64 total); ///< while it goes on
    void undeleted(const hookglass::DeletionReport &report);
    void deletionFailed(const QString &message); ///< it has not been done: says why
    /// Retention has taken captures out of the session.
    void removed(const hookglass::RemovalReport &report);
    /// It cannot: says why, once. Captures are stored all the same.
    void removeFailed(const QString &message);
    /// About four times a second; less than 0 while deleted events are removed before it.
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
    void connectStore();
    void onOpened(const QString &path);
    void onSummariesLoaded(const QList<CaptureSummary> &summaries, quint64 load);
    void onLoaded(const QString &path, qint64 lastSeq, quint64 load);
    void recordDeletion(DeletionRecord record);
    void onDeletionStored(const DeletionReport &report);
    void onRestored(quint64 load);
    bool holdsBack() const { return m_loading || m_restoring || !m_heldBack.isEmpty(); }
    void tellSomeHeldBack(quint64 load);
    void tellHeldBack();
    void onRemoved(const RemovalReport &report);
    void tellCaptured(const QList<CaptureSummary> &captures);
    void onCaptured(const QList<CaptureSummary> &captures);
    void onAnswered(const QList<CaptureSummary> &captures);

    QThread m_receiveThread;
    QThread m_readThread;
    Pipeline *m_pipeline; ///< lives on m_receiveThread
    SessionLoader *m_loader; ///< lives on m_readThread
    QString m_sessionPath;
    const EventCatalog m_catalog;
    Credentials m_credentials;
    QList<CaptureSummary> m_heldBack; ///< captured while older summaries are still being read
    QList<CaptureSummary> m_answersHeldBack; ///< answered meanwhile
    QList<RemovalReport> m_removalsHeldBack; ///< likewise
    qint64 m_loadedSeq = 0; ///< the highest one that was read from the file
    quint64 m_load = 0; ///< which reading of summaries is the present one
    bool m_readsSummaries = true;
    bool m_loading = false;
    std::optional<DeletionReport> m_restoring; ///< while its captures are being read again
    QList<DeletionReport> m_deletionsHeldBack; ///< stored while summaries are being read
};

} // namespace hookglass

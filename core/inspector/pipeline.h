// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/capture/capturesummary.h"
#include "core/events/eventcatalog.h"
#include "core/inspector/delayqueue.h"
#include "core/inspector/judge.h"
#include "core/receive/receiver.h"
#include "core/store/sessionstore.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace hookglass {

/// The way of one webhook: receiver → judge (verifier, decoder, rules) → store → answer. Lives on
/// the receive thread; call it by queued invocation. The sender gets the answer of the response
/// rules only after the commit; when the commit takes too long or fails it gets a 503, so that it
/// tries again. A held answer is given when its time has come, and at once when listening stops.
class Pipeline final : public QObject
{
    Q_OBJECT

public:
    Pipeline(const EventCatalog &catalog, Clock clock);

    void openSession(const QString &path);
    void setCredentials(const Credentials &credentials) { m_judge.setCredentials(credentials); }
    void setResponseRules(const ResponseRules &rules) { m_judge.setResponseRules(rules); }
    /// Stores present verdicts of captures that are in the session already.
    void recordReverifications(const QList<ReverificationRecord> &records)
    {
        m_store.recordReverifications(records);
    }
    void recordMarks(const QList<MarkRecord> &records) { m_store.recordMarks(records); }
    void recordRoomColours(const QList<RoomColourRecord> &records)
    {
        m_store.recordRoomColours(records);
    }
    void recordDeletion(const DeletionRecord &record) { m_store.recordDeletion(record); }
    /// Of the session that is opened by then, as compact() too.
    void setRetention(const Retention &retention)
    {
        m_judge.afterwards([this, retention] { m_store.setRetention(retention); });
    }
    void compact()
    {
        m_judge.afterwards([this] { m_store.compact(); });
    }
    void stopCompacting()
    {
        m_judge.afterwards([this] { m_store.stopCompacting(); });
    }
    void compactAtOnce()
    {
        m_judge.afterwards([this] { m_store.compactAtOnce(); });
    }
    /// From any thread.
    void stopChecking() { m_store.stopChecking(); }
    void listen(const ListenOptions &options);
    void stopListening();
    /// Finishes what is in flight, closes the session and quits the thread's event loop.
    void shutDown();

signals:
    void sessionOpened(const QString &path);
    void sessionOpenFailed(const QString &path, const hookglass::Error &error);
    void listening(const QList<hookglass::ListenerInfo> &listeners);
    void listenFailed(const hookglass::Error &error);
    void stopped(); ///< after captured() for the last one
    void captured(const QList<hookglass::CaptureSummary> &captures);
    void answered(const QList<hookglass::CaptureSummary> &captures); ///< that were held
    void writeFailed(const QString &message);
    void writeRecovered();
    void reverificationsStored();
    void marksStored();
    void deletionStored(const hookglass::DeletionReport &report);
    void deletionFailed(const QString &session, const QString &message);
    void sessionMigrated(const QString &path, const QString &backupPath);
    void checking(const QString &path, int percent);
    void removed(const hookglass::RemovalReport &report);
    void removeFailed(const QString &message);
    void compacting(int percent);
    void compacted(qint64 bytes);
    void compactionStopped(qint64 bytes);
    void compactsAtOnceOnly();
    void compactFailed(const hookglass::Error &error);
    void spaceLow(qint64 bytesFree);
    void spaceEnough();

private:
    /// A capture on its way to the session, without head and body.
    struct InFlight
    {
        quint64 connection = 0; ///< 0: nobody waits (a refused request)
        qint64 receivedAtUs = 0;
        quint64 delivery = 0; ///< of the tracker
        int delayMs = 0;
        Answer answer {}; ///< the one that is planned, until it is answered
        CaptureSummary summary {}; ///< once judged, but for its answer
        QString plannedRule {}; ///< as it was stored
        bool answered = false;
        quint64 session = 0; ///< that it was stored in
        QElapsedTimer since {}; ///< it came; the clock may be set back meanwhile

        AnswerRecord record() const
        {
            return {summary.seq, answer, answer.rule == plannedRule, session, receivedAtUs};
        }
        /// Its last use.
        CaptureSummary takeSummaryWithAnswer()
        {
            summary.setAnswer(answer);
            return std::move(summary);
        }
    };

    void onReceived(quint64 connection, const HttpRequest &request);
    void onRefused(const HttpRequest &request, bool answered);
    void onCommitted(const QList<CommitReceipt> &receipts);
    void take(InFlight inFlight, const HttpRequest &request);
    void handOver();
    void onJudged(QList<Judgement> judgements);
    void answer(InFlight &inFlight, const Answer &answer);
    void connectStore();
    void answerLate();
    void answerUncommitted(int olderThanMs);
    void tellCaptured();
    void tellStopped();
    bool hold(quint64 ticket, InFlight &inFlight);
    void answerHeld(const QList<quint64> &tickets);
    void cutDelaysShort();
    void recordAnswers(const QList<AnswerRecord> &answers);
    void tellJudge();
    void onSessionOpened(const QString &path);

    const Clock m_clock;
    SessionStore m_store;
    Judge m_judge;
    Receiver m_receiver;
    QHash<quint64, InFlight> m_inFlight; ///< by ticket, until the commit
    QList<AppendRecord> m_arrivals; ///< of this turn of the event loop
    QHash<quint64, InFlight> m_held; ///< by ticket, from the commit to the answer
    QList<Settlement> m_settlements; ///< that the judge has not been told
    QList<CaptureSummary> m_captures; ///< that nobody has been told of yet
    QTimer m_quiet; ///< runs: captures were told a moment ago
    DelayQueue m_delays;
    QTimer m_lateTimer;
    quint64 m_lastTicket = 0;
    int m_commitTimeoutMs = 1000;
    bool m_shuttingDown = false;
    bool m_stopping = false; ///< the listeners have gone, not all of what they took is stored
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/capture/capturesummary.h"
#include "core/events/eventcatalog.h"
#include "core/receive/receiver.h"
#include "core/store/sessionstore.h"
#include "core/verify/clockskew.h"
#include "core/verify/verifier.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace hookglass {

/// The way of one webhook: receiver → verifier → decoder → store → answer. Lives on the receive
/// thread; call it by queued invocation. The sender gets its 2xx only after the commit; when the
/// commit takes too long or fails it gets a 503, so that it tries again.
class Pipeline final : public QObject
{
    Q_OBJECT

public:
    Pipeline(const EventCatalog &catalog, Clock clock);

    void openSession(const QString &path);
    void setCredentials(const Credentials &credentials) { m_verifier = Verifier(credentials); }
    /// Stores present verdicts of captures that are in the session already.
    void recordReverifications(const QList<ReverificationRecord> &records);
    void listen(const ListenOptions &options);
    void stopListening();
    /// Finishes what is in flight, closes the session and quits the thread's event loop.
    void shutDown();

signals:
    void sessionOpened(const QString &path);
    void sessionOpenFailed(const QString &path, const hookglass::Error &error);
    void listening(const QList<hookglass::ListenerInfo> &listeners);
    void listenFailed(const hookglass::Error &error);
    void stopped();
    void captured(const QList<hookglass::CaptureSummary> &captures);
    void writeFailed(const QString &message);
    void reverificationsStored();

private:
    /// A capture on its way to the session.
    struct InFlight
    {
        quint64 connection = 0; ///< 0: nobody waits (a refused request)
        Capture capture {};
        bool answered = false;
    };

    void onReceived(quint64 connection, const HttpRequest &request);
    void onRefused(const HttpRequest &request, bool answered);
    void onCommitted(const QList<CommitReceipt> &receipts);
    Verification verify(const HttpRequest &request);
    void append(InFlight inFlight);
    void handOver();
    void answer(InFlight &inFlight, int status, const QString &rule);
    void answerLate();

    const EventCatalog m_catalog;
    const Clock m_clock;
    Verifier m_verifier;
    ClockSkew m_clockSkew;
    SessionStore m_store;
    Receiver m_receiver;
    QHash<quint64, InFlight> m_inFlight; ///< by ticket
    QList<AppendRecord> m_appends; ///< of this turn of the event loop
    QTimer m_lateTimer;
    quint64 m_lastTicket = 0;
    int m_commitTimeoutMs = 1000;
    bool m_shuttingDown = false;
};

} // namespace hookglass

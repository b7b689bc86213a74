// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/capture/capturesummary.h"
#include "core/events/eventcatalog.h"
#include "core/receive/listenoptions.h"
#include "core/verify/credential.h"

#include <QObject>
#include <QThread>

namespace hookglass {

class Pipeline;
class SessionLoader;

/// The façade of the core: one session, one listener, the way from socket to answer, and reading
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

    const EventCatalog &catalog() const { return m_catalog; }

    /// Takes effect for deliveries that arrive from now on.
    void setCredentials(const Credentials &credentials);

    /// Answered by listening() or listenFailed(). Needs an open session.
    void listen(const ListenOptions &options);
    /// Stops accepting, answers what is in flight, then stopped().
    void stopListening();

    /// Answered by captureLoaded() or loadFailed().
    void loadCapture(qint64 seq);

    /// Judges these captures again with the present credentials; all of the session when the list
    /// is empty. Answered by reverifyProgress() and reverified(), in pieces. The verdicts are
    /// stored beside the first ones.
    void reverify(const QList<qint64> &seqs);
    void stopReverifying();

signals:
    /// Another session is in use from now on; its summaries follow.
    void sessionChanged(const QString &path);
    void sessionOpened(const QString &path);
    void sessionOpenFailed(const QString &path, const hookglass::Error &error);
    void summariesLoaded(const QList<hookglass::CaptureSummary> &summaries);
    /// All of the listeners that were asked for.
    void listening(const QList<hookglass::ListenerInfo> &listeners);
    void listenFailed(const hookglass::Error &error);
    void stopped();
    /// Committed and answered captures, in the order of the session; the whole of one comes by
    /// loadCapture().
    void captured(const QList<hookglass::CaptureSummary> &captures);
    void captureLoaded(const hookglass::Capture &capture);
    /// The present verdicts of some captures have changed, or been confirmed.
    void reverified(const QList<hookglass::CaptureSummary> &summaries);
    /// They are in the session file now.
    void reverificationsStored();
    void reverifyProgress(qint64 done, qint64 total);
    void loadFailed(const hookglass::Error &error);
    /// The session cannot be written; senders are answered 503 until it can.
    void writeFailed(const QString &message);

private:
    void onOpened(const QString &path);
    void onLoaded(const QString &path, qint64 lastSeq);
    void onCaptured(const QList<CaptureSummary> &captures);

    QThread m_receiveThread;
    QThread m_readThread;
    Pipeline *m_pipeline; ///< lives on m_receiveThread
    SessionLoader *m_loader; ///< lives on m_readThread
    QString m_sessionPath;
    const EventCatalog m_catalog;
    Credentials m_credentials;
    QList<CaptureSummary> m_heldBack; ///< captured while older summaries were still being read
    bool m_loading = false;
};

} // namespace hookglass

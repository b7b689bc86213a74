// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/http/httpanswer.h"
#include "core/receive/listenoptions.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace hookglass {

class ConnectionLedger;
class RefusalThrottle;

/// Listens with QtHttpServer behind GuardedServers and turns what comes into HttpRequests: any
/// method, any path. The only place that knows QtHttpServer. Every received() must be answered by
/// answer(); a connection that has gone meanwhile is no harm. Lives on the receive thread.
class Receiver final : public QObject
{
    Q_OBJECT

public:
    explicit Receiver(Clock clock, QObject *parent = nullptr);
    ~Receiver() override;

    /// All of the listeners or none; the error names the one that cannot be had, and the cause.
    /// Replaces those of an earlier call, after giving up who waits there.
    Result<QList<ListenerInfo>> listen(const ListenOptions &options);
    bool isListening() const;

    /// Answers the request that `connection` is waiting for. False: nobody waits there any more.
    bool answer(quint64 connection, const HttpAnswer &answer);

    /// Takes no new connections and closes each one after the request it is in; finished() when the
    /// last has gone or after two seconds, when what is left is answered with 503.
    void stop();

signals:
    void received(quint64 connection, const hookglass::HttpRequest &request);
    /// A request that was not taken, with what was read of it. `answered`: its status was sent. Of
    /// a flood only some come, and a count of the others.
    void refused(const hookglass::HttpRequest &request, bool answered);
    /// Whoever still waits when this signal is through gets 503: the listeners are being let go.
    void givingUp();
    void finished();

private:
    class Server;
    Result<QList<ListenerInfo>> open(const QList<ListenerOptions> &listeners,
                                     std::vector<std::unique_ptr<Server>> &servers);
    void onRefused(HttpRequest request, bool answered);
    void onConnectionGone();
    void letGo();
    void finish();

    const Clock m_clock;
    std::vector<std::unique_ptr<Server>> m_servers; ///< one for each listener
    const std::shared_ptr<ConnectionLedger> m_ledger;
    RefusalThrottle *const m_throttle; ///< child
    QTimer m_stopTimer;
    bool m_stopping = false;
};

} // namespace hookglass

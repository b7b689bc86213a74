// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/http/httprequest.h"
#include "core/receive/listenoptions.h"

#include <QObject>

#include <memory>

namespace hookglass {

class GuardedServer;

/// Listens with QtHttpServer behind a GuardedServer and turns what comes into HttpRequests: any
/// method, any path. The only place that knows QtHttpServer. Every received() must be answered by
/// answer(); a connection that has gone meanwhile is no harm. Lives on the receive thread.
class Receiver final : public QObject
{
    Q_OBJECT

public:
    explicit Receiver(Clock clock, QObject *parent = nullptr);
    ~Receiver() override;

    /// The error names the address and the cause.
    Result<QList<ListenerInfo>> listen(const ListenOptions &options);
    bool isListening() const;

    /// Answers the request that `connection` is waiting for; status 0 closes it without an answer.
    /// False: the client has gone, and nothing was sent.
    bool answer(quint64 connection, int status);

    /// Takes no new connections and closes each one after the request it is in; finished() when the
    /// last has gone or after two seconds.
    void stop();

signals:
    void received(quint64 connection, const hookglass::HttpRequest &request);
    /// A request that was not taken, with what was read of it. `answered`: its status was sent.
    void refused(const hookglass::HttpRequest &request, bool answered);
    void finished();

private:
    class Server;
    void onRefused(HttpRequest request, bool answered);
    void finish();

    const Clock m_clock;
    std::unique_ptr<Server> m_server;
    GuardedServer *m_tcp = nullptr; ///< child of m_server
    bool m_stopping = false;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/listenoptions.h"

#include <QHash>
#include <QTcpServer>
#include <QTimer>

class QHostAddress;

namespace hookglass {

class ConnectionGuard;
struct HttpRequest;

/// The TCP server that QtHttpServer is bound to: every connection gets its guard before
/// QtHttpServer sees it, and there are never more connections than the options allow. Lives on the
/// receive thread. Connections are known by a number that is never used again.
class GuardedServer final : public QTcpServer
{
    Q_OBJECT

public:
    GuardedServer(const ListenerOptions &options, const GuardLimits &limits, QObject *parent);

    ConnectionGuard *guard(quint64 connection) const { return m_guards.value(connection); }
    ConnectionGuard *guardOfPeer(const QHostAddress &address, quint16 port) const;
    ConnectionGuard *guardOfSocket(const QTcpSocket *socket) const;
    bool hasConnections() const { return !m_guards.isEmpty(); }

    /// Closes idle connections now and the others after the request they are in.
    void closeConnectionsWhenIdle();

signals:
    void refused(const hookglass::HttpRequest &request, bool answered);
    /// After any connection has gone.
    void connectionGone(quint64 connection);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void turnAway(QTcpSocket *socket);
    void forget(quint64 connection);
    void sweep();

    const ListenerOptions m_options;
    const GuardLimits m_limits;
    QHash<quint64, ConnectionGuard *> m_guards;
    QHash<QString, quint64> m_byPeer; ///< peer text → connection
    QTimer m_sweep;
    quint64 m_lastConnection = 0;
};

} // namespace hookglass

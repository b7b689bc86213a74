// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/connectionledger.h"
#include "core/receive/listenoptions.h"

#include <QHash>
#include <QSet>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <memory>
#include <optional>

class QSslSocket;

namespace hookglass {

class ConnectionGuard;
class ConnectionPlace;
class TlsHandshake;
struct HttpRequest;

/// What tells one connection of a port from all others.
struct ConnectionEnds
{
    QHostAddress peer {};
    quint16 peerPort = 0;
    QHostAddress local {};
    bool operator==(const ConnectionEnds &) const = default;
};
size_t qHash(const ConnectionEnds &ends, size_t seed = 0);

/// The TCP server that QtHttpServer is bound to: every connection passes its TLS handshake, if the
/// listener speaks TLS, and gets its guard before QtHttpServer sees it, and there are never more
/// connections than the ledger allows. Lives on the receive thread.
class GuardedServer final : public QTcpServer
{
    Q_OBJECT

public:
    /// Connections beyond the limits that are told so at the same time; the others are just closed.
    static constexpr int MaxTurnedAway = 64;

    GuardedServer(const QString &name, const std::shared_ptr<ConnectionLedger> &ledger,
                  std::optional<QSslConfiguration> tls, QObject *parent);

    const QString &name() const { return m_name; }
    ConnectionGuard *guard(quint64 connection) const { return m_guards.value(connection); }
    ConnectionGuard *guardOf(const ConnectionEnds &ends) const;
    ConnectionGuard *guardOf(const QTcpSocket *socket) const;
    bool hasConnections() const { return !m_guards.isEmpty(); }

    /// Closes idle connections now and the others after the request they are in.
    void closeConnectionsWhenIdle();
    /// Answers what was never answered and lets go of every connection.
    void giveUp();

signals:
    void refused(const hookglass::HttpRequest &request, bool answered);
    /// After any connection has gone.
    void connectionGone(quint64 connection);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    using Place = std::unique_ptr<ConnectionPlace>;

    void turnAway(QTcpSocket *socket, const QString &reason);
    void admit(QTcpSocket *socket, Place place);
    void shakeHands(QSslSocket *socket, Place place);
    void reportFailure(const QTcpSocket &socket, int status, const QString &reason);
    ConnectionGuard *addGuard(QTcpSocket *socket, Place place);
    void forget(quint64 connection, const ConnectionEnds &ends);
    void sweep();
    void goOnSoon(quint64 connection);
    void goOn();

    const QString m_name;
    const std::shared_ptr<ConnectionLedger> m_ledger;
    const std::optional<QSslConfiguration> m_tls;
    QHash<quint64, ConnectionGuard *> m_guards;
    QHash<ConnectionEnds, quint64> m_byEnds;
    QTimer m_sweep;
    QSet<quint64> m_turnedAway; ///< of m_guards, those without a place
    QList<quint64> m_answered; ///< that go on in one call from the event loop
};

} // namespace hookglass

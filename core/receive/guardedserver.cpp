// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/guardedserver.h"

#include "core/http/answerhead.h"
#include "core/receive/connectionguard.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <chrono>

using namespace std::chrono_literals;

namespace hookglass {

GuardedServer::GuardedServer(const ListenerOptions &options, const GuardLimits &limits,
                             QObject *parent)
    : QTcpServer(parent)
    , m_options(options)
    , m_limits(limits)
{
    setListenBacklogSize(256);
    m_sweep.setInterval(250ms);
    connect(&m_sweep, &QTimer::timeout, this, &GuardedServer::sweep);
    // Without this a single "too many open files" ends accepting for good.
    connect(this, &QTcpServer::acceptError, this,
            [this] { QTimer::singleShot(100ms, this, [this] { resumeAccepting(); }); });
}

void GuardedServer::incomingConnection(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    if (m_guards.size() >= m_limits.maxConnections) {
        turnAway(socket);
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    auto *guard = new ConnectionGuard(++m_lastConnection, socket, m_options.name, m_limits);
    m_guards.insert(guard->id(), guard);
    m_byPeer.insert(guard->peer(), guard->id());
    connect(guard, &ConnectionGuard::refused, this, &GuardedServer::refused);
    connect(guard, &ConnectionGuard::gone, this, &GuardedServer::forget);
    // QtHttpServer may delete a socket without a word when it shuts down.
    connect(guard, &QObject::destroyed, this, [this, id = guard->id()] { m_guards.remove(id); });
    if (!m_sweep.isActive())
        m_sweep.start();
    addPendingConnection(socket);
}

/// Too many connections already: say so and close, without a guard and without QtHttpServer.
void GuardedServer::turnAway(QTcpSocket *socket)
{
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    socket->write(answerHead(503, true));
    socket->disconnectFromHost();
}

ConnectionGuard *GuardedServer::guardOfPeer(const QHostAddress &address, quint16 port) const
{
    const QString host = address.toString();
    const QString text = host.contains(u':') ? QString(u'[' + host + u']') : host;
    return guard(m_byPeer.value(text + u':' + QString::number(port)));
}

ConnectionGuard *GuardedServer::guardOfSocket(const QTcpSocket *socket) const
{
    return socket->findChild<ConnectionGuard *>({}, Qt::FindDirectChildrenOnly);
}

void GuardedServer::forget(quint64 connection)
{
    if (const ConnectionGuard *guard = m_guards.take(connection)) {
        if (m_byPeer.value(guard->peer()) == connection)
            m_byPeer.remove(guard->peer());
    }
    if (m_guards.isEmpty())
        m_sweep.stop();
    emit connectionGone(connection);
}

void GuardedServer::sweep()
{
    const QList<ConnectionGuard *> guards = m_guards.values(); // deadlines remove guards
    for (ConnectionGuard *guard : guards)
        guard->checkDeadlines();
}

void GuardedServer::closeConnectionsWhenIdle()
{
    const QList<ConnectionGuard *> guards = m_guards.values();
    for (ConnectionGuard *guard : guards)
        guard->closeWhenIdle();
}

} // namespace hookglass

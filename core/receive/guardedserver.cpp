// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/guardedserver.h"

#include "core/http/httprequest.h"
#include "core/receive/connectionguard.h"
#include "core/receive/connectionplace.h"
#include "core/receive/socketflow.h"
#include "core/receive/tlshandshake.h"

#include <QSslSocket>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace hookglass {

namespace {
constexpr int Backlog = 256;

/// One address whichever way it is written: IPv4 seen through an IPv6 socket, or with a scope.
QHostAddress plainAddress(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4)
        return QHostAddress(v4);
    QHostAddress plain = address;
    plain.setScopeId({});
    return plain;
}

ConnectionEnds endsOf(const QTcpSocket &socket)
{
    return {socket.peerAddress(), socket.peerPort(), socket.localAddress()};
}

/// How often deadlines are looked at: fine enough for the shortest of them.
std::chrono::milliseconds sweepInterval(const GuardLimits &limits)
{
    const int shortest = std::min(
        {limits.headTimeoutMs, limits.bodyTimeoutMs, limits.idleTimeoutMs, limits.lingerMs});
    return std::chrono::milliseconds(std::clamp(shortest / 4, 10, 500));
}
} // namespace

size_t qHash(const ConnectionEnds &ends, size_t seed)
{
    return qHashMulti(seed, ends.peer, ends.peerPort, ends.local);
}

GuardedServer::GuardedServer(const QString &name, const std::shared_ptr<ConnectionLedger> &ledger,
                             std::optional<QSslConfiguration> tls, QObject *parent)
    : QTcpServer(parent)
    , m_name(name)
    , m_ledger(ledger)
    , m_tls(std::move(tls))
    , m_sweep(this)
{
    setListenBacklogSize(Backlog);
    m_sweep.setInterval(sweepInterval(ledger->limits()));
    connect(&m_sweep, &QTimer::timeout, this, &GuardedServer::sweep);
    // Without this a single "too many open files" ends accepting for good.
    connect(this, &QTcpServer::acceptError, this,
            [this] { QTimer::singleShot(100ms, this, [this] { resumeAccepting(); }); });
}

void GuardedServer::incomingConnection(qintptr descriptor)
{
    auto *socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    const QHostAddress peer = plainAddress(socket->peerAddress());
    const QString objection = m_ledger->objection(peer);
    if (!objection.isEmpty()) {
        turnAway(socket, objection);
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    auto place = std::make_unique<ConnectionPlace>(m_ledger, peer);
    if (auto *tls = qobject_cast<QSslSocket *>(socket))
        shakeHands(tls, std::move(place));
    else
        admit(socket, std::move(place));
}

/// Too many connections already: says so and closes, without QtHttpServer. Over TLS there is no way
/// to say it before a handshake, which is not worth its price now.
void GuardedServer::turnAway(QTcpSocket *socket, const QString &reason)
{
    if (m_tls || m_turnedAway.size() >= MaxTurnedAway) {
        reportFailure(*socket, 503, reason);
        socket->abort();
        socket->deleteLater();
        return;
    }
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    addGuard(socket, nullptr)->refuse(503, reason);
}

void GuardedServer::admit(QTcpSocket *socket, Place place)
{
    ConnectionGuard *guard = addGuard(socket, std::move(place));
    addPendingConnection(socket); // QtHttpServer takes it in there
    guard->followHandOver();
}

void GuardedServer::shakeHands(QSslSocket *socket, Place place)
{
    socket->setSslConfiguration(*m_tls);
    auto *handshake = new TlsHandshake(socket, m_ledger->limits().handshakeTimeoutMs);
    auto kept = std::make_shared<Place>(std::move(place)); // until one of the three comes
    connect(handshake, &TlsHandshake::encrypted, this, [this, socket, handshake, kept] {
        handshake->deleteLater();
        admit(socket, std::move(*kept));
    });
    connect(handshake, &TlsHandshake::plainText, this, [this, socket, handshake, kept] {
        handshake->deleteLater();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        addGuard(socket, std::move(*kept))
            ->refuseUnread(400,
                           tr("This is plain HTTP on an HTTPS listener: use an https:// URL, or "
                              "listen without TLS."));
    });
    connect(handshake, &TlsHandshake::failed, this,
            [this, socket, handshake, kept](const QString &reason) {
                if (!reason.isEmpty())
                    reportFailure(*socket, 400, reason);
                kept->reset();
                handshake->deleteLater();
                socket->abort();
                socket->deleteLater();
            });
}

/// A connection that ends before anything of HTTP was read.
void GuardedServer::reportFailure(const QTcpSocket &socket, int status, const QString &reason)
{
    HttpRequest request;
    request.peer = peerText(socket);
    request.listener = m_name;
    request.refusal = {status, reason};
    emit refused(request, false);
}

ConnectionGuard *GuardedServer::addGuard(QTcpSocket *socket, Place place)
{
    auto *guard = new ConnectionGuard(m_ledger->nextConnection(), socket, m_name,
                                      m_ledger->limits(), std::move(place));
    const ConnectionEnds ends = endsOf(*socket);
    m_guards.insert(guard->id(), guard);
    m_byEnds.insert(ends, guard->id());
    if (!guard->hasPlace())
        m_turnedAway.insert(guard->id());
    connect(guard, &ConnectionGuard::refused, this, &GuardedServer::refused);
    connect(guard, &ConnectionGuard::answered, this, &GuardedServer::goOnSoon);
    const auto forgetIt = [this, id = guard->id(), ends] {
        forget(id, ends);
    };
    connect(guard, &ConnectionGuard::gone, this, forgetIt);
    // QtHttpServer may delete a socket without a word when it shuts down.
    connect(guard, &QObject::destroyed, this, forgetIt);
    if (!m_sweep.isActive())
        m_sweep.start();
    return guard;
}

ConnectionGuard *GuardedServer::guardOf(const ConnectionEnds &ends) const
{
    return guard(m_byEnds.value(ends));
}

ConnectionGuard *GuardedServer::guardOf(const QTcpSocket *socket) const
{
    return socket->findChild<ConnectionGuard *>({}, Qt::FindDirectChildrenOnly);
}

void GuardedServer::forget(quint64 connection, const ConnectionEnds &ends)
{
    if (!m_guards.remove(connection))
        return;
    m_turnedAway.remove(connection);
    if (m_byEnds.value(ends) == connection)
        m_byEnds.remove(ends);
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

/// Queued: QtHttpServer must be through with a request before its connection goes on or goes.
void GuardedServer::goOnSoon(quint64 connection)
{
    if (m_answered.isEmpty())
        QMetaObject::invokeMethod(this, &GuardedServer::goOn, Qt::QueuedConnection);
    m_answered.append(connection);
}

void GuardedServer::goOn()
{
    const QList<quint64> connections = std::exchange(m_answered, {});
    for (const quint64 connection : connections) {
        if (ConnectionGuard *guard = this->guard(connection))
            guard->goOn();
    }
}

void GuardedServer::closeConnectionsWhenIdle()
{
    const QList<TlsHandshake *> handshakes = findChildren<TlsHandshake *>();
    for (TlsHandshake *handshake : handshakes)
        handshake->cancel();
    const QList<ConnectionGuard *> guards = m_guards.values();
    for (ConnectionGuard *guard : guards)
        guard->closeWhenIdle();
}

void GuardedServer::giveUp()
{
    const QList<ConnectionGuard *> guards = m_guards.values();
    for (ConnectionGuard *guard : guards)
        guard->giveUp();
}

} // namespace hookglass

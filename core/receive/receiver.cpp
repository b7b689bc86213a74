// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/receiver.h"

#include "core/http/requesthead.h"
#include "core/receive/connectionguard.h"
#include "core/receive/guardedserver.h"

#include <QAbstractHttpServer>
#include <QHostAddress>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <map>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {

Result<QHostAddress> parseAddress(const QString &text)
{
    if (text.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return QHostAddress(QHostAddress::LocalHost);
    if (text == u'*')
        return QHostAddress(QHostAddress::Any);
    QHostAddress address;
    if (!address.setAddress(text))
        return Error {Receiver::tr("Cannot listen on \"%1\": this is not an IP address. Use for "
                                   "example 127.0.0.1, or 0.0.0.0 for every address.")
                          .arg(text)};
    return address;
}

QString listenProblem(const GuardedServer &server, const ListenerOptions &options)
{
    const bool v6 = options.address.contains(u':');
    const QString place = (v6 ? QString(u'[' + options.address + u']') : options.address) + u':'
        + QString::number(options.port);
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return Receiver::tr("Cannot listen on %1: another program is using this port. Choose "
                            "another port, or stop that program.")
            .arg(place);
    case QAbstractSocket::SocketAccessError:
        return Receiver::tr("Cannot listen on %1: permission denied. Ports below 1024 are reserved "
                            "for the system; choose a higher one.")
            .arg(place);
    case QAbstractSocket::SocketAddressNotAvailableError:
        return Receiver::tr("Cannot listen on %1: this machine does not have that address.")
            .arg(place);
    default:
        return Receiver::tr("Cannot listen on %1: %2.").arg(place, server.errorString());
    }
}

} // namespace

/// The adapter to QtHttpServer, with everything that changed between 6.4 and 6.8 in it: up to 6.4 a
/// handler gets the socket and may answer at any time; from 6.5 on it gets a responder, and as long
/// as that is kept, QtHttpServer holds the connection's next request back.
class Receiver::Server final : public QAbstractHttpServer
{
public:
    explicit Server(Receiver &receiver)
        : m_receiver(receiver)
    {
    }

    void release([[maybe_unused]] quint64 connection)
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        m_responders.erase(connection);
#endif
    }

private:
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override
    {
        auto *guard = m_receiver.m_tcp->guardOfPeer(request.remoteAddress(), request.remotePort());
        if (!guard || !guard->hasCompleteRequest())
            return false;
        m_responders.insert_or_assign(guard->id(), std::move(responder));
        take(*guard, request);
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &responder) override
    {
        responder.write(QHttpServerResponder::StatusCode::InternalServerError);
    }
    std::map<quint64, QHttpServerResponder> m_responders;
#else
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override
    {
        auto *guard = m_receiver.m_tcp->guardOfSocket(socket);
        if (!guard || !guard->hasCompleteRequest())
            return false;
        take(*guard, request);
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *socket) override
    {
        socket->disconnectFromHost();
    }
#endif

    void take(ConnectionGuard &guard, const QHttpServerRequest &httpRequest)
    {
        HttpRequest request = makeRequest(guard.head(), httpRequest.body());
        request.peer = guard.peer();
        request.listener = guard.listener();
        request.receivedAtUs = m_receiver.m_clock();
        guard.beginAnswering();
        emit m_receiver.received(guard.id(), request);
    }

    Receiver &m_receiver;
};

Receiver::Receiver(Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
{
}

Receiver::~Receiver() = default;

Result<QList<ListenerInfo>> Receiver::listen(const ListenOptions &options)
{
    const ListenerOptions &listener = options.listeners.first();
    const Result<QHostAddress> address = parseAddress(listener.address);
    if (!address)
        return address.error();
    auto server = std::make_unique<Server>(*this);
    auto *tcp = new GuardedServer(listener, options.limits, server.get());
    if (!tcp->listen(*address, listener.port))
        return Error {listenProblem(*tcp, listener)};
    connect(tcp, &GuardedServer::refused, this, &Receiver::onRefused);
    connect(tcp, &GuardedServer::connectionGone, this, [this](quint64 connection) {
        m_server->release(connection);
        if (m_stopping && !m_tcp->hasConnections())
            finish();
    });
    server->bind(tcp);
    m_server = std::move(server);
    m_tcp = tcp;
    m_stopping = false;
    return QList<ListenerInfo> {
        {listener.name, tcp->serverAddress().toString(), tcp->serverPort(), {}}};
}

bool Receiver::isListening() const
{
    return m_tcp && m_tcp->isListening();
}

bool Receiver::answer(quint64 connection, int status)
{
    if (!m_tcp)
        return false;
    ConnectionGuard *guard = m_tcp->guard(connection);
    const bool reached = guard && guard->answer(status);
    m_server->release(connection);
    return reached;
}

void Receiver::stop()
{
    if (m_stopping)
        return;
    if (!m_tcp) {
        emit finished();
        return;
    }
    m_stopping = true;
    m_tcp->close();
    // The server outlives this call even when its last connection goes now: see finish().
    QTimer::singleShot(m_tcp->hasConnections() ? 2000ms : 0ms, m_tcp, [this] { finish(); });
    m_tcp->closeConnectionsWhenIdle();
}

void Receiver::finish()
{
    if (!m_stopping)
        return;
    m_stopping = false;
    disconnect(m_tcp, nullptr, this, nullptr);
    m_tcp = nullptr;
    // Not from inside a signal of one of its sockets.
    m_server.release()->deleteLater();
    emit finished();
}

void Receiver::onRefused(HttpRequest request, bool answered)
{
    request.receivedAtUs = m_clock();
    emit refused(request, answered);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/receiver.h"

#include "core/base/filelimit.h"
#include "core/receive/connectionguard.h"
#include "core/receive/connectionledger.h"
#include "core/receive/guardedserver.h"
#include "core/receive/listenplace.h"
#include "core/receive/refusalthrottle.h"
#include "core/receive/tlsconfiguration.h"

#include <QAbstractHttpServer>
#include <QHostAddress>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QSet>
#include <QTcpSocket>

#include <algorithm>
#include <chrono>
#include <map>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {

Status checkNames(const QList<ListenerOptions> &listeners)
{
    if (listeners.isEmpty())
        return Error {Receiver::tr("There is no address to listen on.")};
    QSet<QString> names;
    for (const ListenerOptions &listener : listeners) {
        if (names.contains(listener.name))
            return Error {Receiver::tr("Two listeners have the name \"%1\".").arg(listener.name)};
        names.insert(listener.name);
    }
    return success();
}

/// What can be kept. With fewer files than connections, accepting would fail, and so would writing
/// the session; and one request of the largest size must fit, or its sender would try for ever.
GuardLimits usable(GuardLimits limits, qsizetype listeners)
{
    constexpr int ForOthers = 64;
    const int files =
        openFileLimit() - ForOthers - int(listeners) * (GuardedServer::MaxTurnedAway + 1);
    limits.maxConnections = std::min(limits.maxConnections, std::max(1, files));
    limits.maxBytesInFlight =
        std::max(limits.maxBytesInFlight,
                 limits.request.maxHeadBytes + limits.request.maxBodyBytes
                     + limits.request.maxBodyBytes / 8); // what the transfer coding adds
    return limits;
}

} // namespace

/// One listener: the adapter to QtHttpServer, with everything that changed between 6.4 and 6.8 in
/// it. Up to 6.4 a handler gets the socket and may answer at any time; from 6.5 on it gets a
/// responder, and as long as that is kept, QtHttpServer holds the connection's next request back.
class Receiver::Server final : public QAbstractHttpServer
{
public:
    explicit Server(Receiver &receiver)
        : m_receiver(receiver)
    {
    }

    Result<ListenerInfo> open(const ListenerOptions &options, const QString &place);
    GuardedServer &tcp() const { return *m_tcp; }

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
        auto *guard =
            m_tcp->guardOf({request.remoteAddress(), request.remotePort(), request.localAddress()});
        if (!guard || !guard->hasCompleteRequest())
            return false;
        const quint64 connection = guard->id();
        take(*guard);
        // One that was answered at once must not be kept: its connection would never go.
        if (m_tcp->guard(connection) && guard->isAnswering())
            m_responders.emplace(connection, std::move(responder));
        return true;
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &responder) override
#else
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &&responder) override
#endif
    {
        responder.write(QHttpServerResponder::StatusCode::InternalServerError);
    }
    std::map<quint64, QHttpServerResponder> m_responders;
#else
    bool handleRequest(const QHttpServerRequest &, QTcpSocket *socket) override
    {
        auto *guard = m_tcp->guardOf(socket);
        if (!guard || !guard->hasCompleteRequest())
            return false;
        take(*guard);
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *socket) override
    {
        socket->disconnectFromHost();
    }
#endif

    void take(ConnectionGuard &guard)
    {
        HttpRequest request = makeRequest(guard.head(), guard.takeParsedHead(), guard.takeBody());
        request.peer = guard.peer();
        request.listener = guard.listener();
        request.tls = guard.tls();
        request.receivedAtUs = m_receiver.m_clock();
        guard.beginAnswering();
        emit m_receiver.received(guard.id(), request);
    }

    Receiver &m_receiver;
    GuardedServer *m_tcp = nullptr; ///< child
};

Result<ListenerInfo> Receiver::Server::open(const ListenerOptions &options, const QString &place)
{
    const Result<QHostAddress> address = parseAddress(options.address);
    if (!address)
        return address.error();
    std::optional<QSslConfiguration> tls;
    ListenerInfo info {.name = options.name};
    if (options.tls) {
        const Result<QSslConfiguration> configuration = tlsConfiguration(*options.tls);
        if (!configuration)
            return Error {Receiver::tr("Cannot listen with TLS on %1: %2.")
                              .arg(place, configuration.error().message)};
        tls = *configuration;
        info.fingerprint = certificateFingerprint(*configuration);
    }
    m_tcp = new GuardedServer(options.name, m_receiver.m_ledger, tls, this);
    if (!m_tcp->listen(*address, options.port))
        return Error {listenProblem(*m_tcp, place)};
    info.address = m_tcp->serverAddress().toString();
    info.port = m_tcp->serverPort();
    connect(m_tcp, &GuardedServer::refused, &m_receiver, &Receiver::onRefused);
    connect(m_tcp, &GuardedServer::connectionGone, &m_receiver, [this](quint64 connection) {
        release(connection);
        m_receiver.onConnectionGone();
    });
    bind(m_tcp);
    return info;
}

Receiver::Receiver(Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_ledger(std::make_shared<ConnectionLedger>())
    , m_throttle(new RefusalThrottle(this))
    , m_stopTimer(this)
{
    connect(m_throttle, &RefusalThrottle::kept, this, &Receiver::refused);
    m_stopTimer.setSingleShot(true);
    connect(&m_stopTimer, &QTimer::timeout, this, &Receiver::finish);
}

Receiver::~Receiver() = default;

Result<QList<ListenerInfo>> Receiver::listen(const ListenOptions &options)
{
    if (m_stopping)
        finish();
    if (const Status names = checkNames(options.listeners); !names)
        return names.error();
    const GuardLimits before = m_ledger->limits();
    m_ledger->setLimits(usable(options.limits, options.listeners.size()));
    std::vector<std::unique_ptr<Server>> servers;
    const Result<QList<ListenerInfo>> infos = open(options.listeners, servers);
    if (!infos) {
        m_ledger->setLimits(before);
        return infos;
    }
    letGo();
    m_throttle->setRate(options.limits.refusalsPerSecond);
    m_servers = std::move(servers);
    return infos;
}

Result<QList<ListenerInfo>> Receiver::open(const QList<ListenerOptions> &listeners,
                                           std::vector<std::unique_ptr<Server>> &servers)
{
    QList<ListenerInfo> infos;
    for (const ListenerOptions &listener : listeners) {
        auto server = std::make_unique<Server>(*this);
        const Result<ListenerInfo> info =
            server->open(listener, placeOf(listener, listeners.size() == 1));
        if (!info)
            return info.error(); // and with it go those that could be had
        infos.append(*info);
        servers.push_back(std::move(server));
    }
    return infos;
}

bool Receiver::isListening() const
{
    return !m_servers.empty() && !m_stopping;
}

bool Receiver::answer(quint64 connection, const HttpAnswer &answer)
{
    for (const auto &server : m_servers) {
        ConnectionGuard *guard = server->tcp().guard(connection);
        if (!guard)
            continue;
        const bool answered = guard->answer(answer);
        server->release(connection);
        return answered;
    }
    return false;
}

void Receiver::stop()
{
    if (m_stopping)
        return;
    if (m_servers.empty()) {
        emit finished();
        return;
    }
    m_stopping = true;
    bool busy = false;
    for (const auto &server : m_servers) {
        server->tcp().close();
        server->tcp().closeConnectionsWhenIdle();
        busy = busy || server->tcp().hasConnections();
    }
    // Also without connections from the event loop: nobody expects finished() in this call.
    m_stopTimer.start(busy ? 2000ms : 0ms);
}

void Receiver::onConnectionGone()
{
    if (m_stopping && std::none_of(m_servers.begin(), m_servers.end(), [](const auto &server) {
            return server->tcp().hasConnections();
        }))
        m_stopTimer.start(0ms);
}

void Receiver::finish()
{
    if (!m_stopping)
        return;
    m_stopTimer.stop();
    letGo();
    m_throttle->flush();
    m_stopping = false;
    emit finished();
}

void Receiver::letGo()
{
    if (!m_servers.empty())
        emit givingUp();
    for (const auto &server : m_servers)
        server->tcp().giveUp();
    for (auto &server : m_servers) {
        disconnect(&server->tcp(), nullptr, this, nullptr);
        server.release()->deleteLater(); // we may be in a signal of one of its sockets
    }
    m_servers.clear();
}

void Receiver::onRefused(HttpRequest request, bool answered)
{
    request.receivedAtUs = m_clock();
    m_throttle->take(request, answered);
}

} // namespace hookglass

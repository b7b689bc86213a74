// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/connectionguard.h"

#include "core/http/answerhead.h"
#include "core/http/requesthead.h"

#include <QHostAddress>
#include <QPointer>
#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
// After a refusal the peer may still be sending. Closing at once would reset the connection and
// could destroy the answer on its way, so we read and drop for a little while first.
constexpr int LingerMs = 2000;
constexpr qint64 LingerBytes = 4 * 1024 * 1024;
// QtHttpServer gets every byte in the same turn as we do; if it has not recognised a framed request
// by then, it never will.
constexpr int HandOverMs = 1000;

QString peerText(const QTcpSocket &socket)
{
    const QString address = socket.peerAddress().toString();
    const QString host = address.contains(u':') ? QString(u'[' + address + u']') : address;
    return host + u':' + QString::number(socket.peerPort());
}
} // namespace

ConnectionGuard::ConnectionGuard(quint64 id, QTcpSocket *socket, const QString &listener,
                                 const GuardLimits &limits)
    : QObject(socket)
    , m_id(id)
    , m_socket(socket)
    , m_listener(listener)
    , m_limits(limits)
    , m_peer(peerText(*socket))
    , m_framer(limits.request)
{
    m_sinceState.start();
    m_sinceByte.start();
    // What a client can pile up while its request is answered; twice, for chunked overhead.
    m_socket->setReadBufferSize(2 * (limits.request.maxBodyBytes + limits.request.maxHeadBytes)
                                + 64 * 1024);
    connect(m_socket, &QTcpSocket::readyRead, this, &ConnectionGuard::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &ConnectionGuard::onDisconnected);
}

void ConnectionGuard::onReadyRead()
{
    if (m_state == State::Lingering) {
        dropInput();
        return;
    }
    if (m_state != State::Reading)
        return;
    const bool wasIdle = m_framer.isIdle();
    const bool headWasOpen = m_framer.state() == RequestFramer::State::Head;
    m_framer.feed(m_socket->peek(m_socket->bytesAvailable()));
    m_sinceByte.start();
    if (wasIdle)
        m_sinceState.start();

    switch (m_framer.state()) {
    case RequestFramer::State::Refused:
        refuse(m_framer.refusal().status, m_framer.refusal().reason);
        break;
    case RequestFramer::State::Complete:
        enter(State::Framed);
        break;
    case RequestFramer::State::Body:
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0) // from then on QtHttpServer says it itself
        if (headWasOpen && m_framer.expectsContinue())
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
#endif
        break;
    case RequestFramer::State::Head:
        break;
    }
    Q_UNUSED(headWasOpen)
}

void ConnectionGuard::beginAnswering()
{
    enter(State::Answering);
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    // QtHttpServer 6.4 handles a pipelined request at once, so that answers could cross. Deaf, the
    // socket keeps it in its buffer until this one is answered.
    m_socket->blockSignals(true);
#endif
}

bool ConnectionGuard::answer(int status)
{
    if (m_state != State::Answering)
        return false;
    const bool reached = m_socket->state() == QAbstractSocket::ConnectedState;
    const bool closes = status == 0 || m_closing || m_framer.closesConnection();
    if (status != 0)
        m_socket->write(answerHead(status, closes));
    m_framer.reset();
    enter(State::Reading);
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    m_socket->blockSignals(false);
#endif
    // Queued: QtHttpServer must be through with this request before the connection goes on or goes.
    QMetaObject::invokeMethod(
        this, [this, closes] { goOn(closes); }, Qt::QueuedConnection);
    return reached;
}

void ConnectionGuard::goOn(bool close)
{
    if (m_socket->state() == QAbstractSocket::UnconnectedState) {
        // It went while its signals were blocked; let everybody clean up now.
        if (m_state != State::Closed)
            emit m_socket->disconnected();
    } else if (close) {
        m_socket->disconnectFromHost();
    } else if (m_socket->bytesAvailable() > 0) {
        emit m_socket->readyRead();
    }
}

void ConnectionGuard::refuse(int status, const QString &reason)
{
    disconnect(m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
    connect(m_socket, &QTcpSocket::readyRead, this, &ConnectionGuard::onReadyRead);
    if (m_socket->isTransactionStarted()) // by QtHttpServer; it would keep what we drop
        m_socket->commitTransaction();
    m_socket->write(answerHead(status, true));
    enter(State::Lingering);
    reportRefusal(status, reason, true);
    dropInput();
}

void ConnectionGuard::reportRefusal(int status, const QString &reason, bool answered)
{
    HttpRequest request;
    const RequestHead head = readableRequestHead(m_framer.head());
    request.head = m_framer.head();
    request.method = head.method;
    request.target = head.target;
    request.version = head.version;
    request.headers = head.headers;
    request.body = m_framer.bodyStart();
    request.peer = m_peer;
    request.listener = m_listener;
    request.refusal = {status, reason};
    emit refused(request, answered);
}

void ConnectionGuard::dropInput()
{
    m_dropped += m_socket->skip(m_socket->bytesAvailable());
    if (m_dropped > LingerBytes)
        m_socket->abort();
}

void ConnectionGuard::onDisconnected()
{
    const bool unfinished = (m_state == State::Reading && !m_framer.isIdle());
    const bool unhandled = m_state == State::Framed;
    enter(State::Closed);
    if (unfinished)
        reportRefusal(400, tr("The sender closed the connection before the request was complete."),
                      false);
    else if (unhandled)
        reportRefusal(400, tr("The HTTP server could not read this request."), false);
    emit gone(m_id);
}

void ConnectionGuard::checkDeadlines()
{
    switch (m_state) {
    case State::Reading:
        if (m_framer.isIdle()) {
            if (m_closing || m_sinceByte.hasExpired(m_limits.idleTimeoutMs))
                m_socket->disconnectFromHost();
        } else if (m_framer.state() == RequestFramer::State::Head) {
            if (m_sinceState.hasExpired(m_limits.headTimeoutMs))
                refuse(408, tr("The head did not arrive in time."));
        } else if (m_sinceByte.hasExpired(m_limits.bodyTimeoutMs)) {
            refuse(408, tr("The body did not arrive in time."));
        }
        break;
    case State::Framed:
        if (m_sinceState.hasExpired(HandOverMs))
            refuse(400, tr("The HTTP server could not read this request."));
        break;
    case State::Lingering:
        if (m_sinceState.hasExpired(LingerMs))
            m_socket->abort();
        break;
    case State::Answering:
    case State::Closed:
        break;
    }
}

void ConnectionGuard::closeWhenIdle()
{
    m_closing = true;
    if (isIdle())
        m_socket->disconnectFromHost();
}

void ConnectionGuard::enter(State state)
{
    m_state = state;
    m_sinceState.start();
    m_sinceByte.start();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/connectionguard.h"

#include "core/http/answerbytes.h"
#include "core/http/requesthead.h"
#include "core/receive/socketflow.h"
#include "core/receive/tlsconfiguration.h"

#include <QTcpSocket>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qint64 LingerBytes = 4 * 1024 * 1024;
// QtHttpServer is told of a request in the same turn as we are; if it has not recognised it by
// then, it never will.
constexpr int HandOverMs = 1000;
/// What a body must grow by to be no slow drip.
constexpr qint64 ProgressBytes = 1024;
/// From that much on the socket may have stopped listening to the kernel, its buffer being full.
constexpr qint64 LargeBatch = 16 * 1024;
/// A connection that brought a larger body is closed, so that idle ones hold little.
constexpr qint64 KeepAliveBytes = 64 * 1024;
/// Who does not read its answers gets no further one.
constexpr qint64 MaxUnsentBytes = 64 * 1024;
} // namespace

ConnectionGuard::ConnectionGuard(quint64 id, QTcpSocket *socket, const QString &listener,
                                 const GuardLimits &limits, std::unique_ptr<ConnectionPlace> place)
    : QObject(socket)
    , m_id(id)
    , m_socket(socket)
    , m_listener(listener)
    , m_limits(limits)
    , m_place(std::move(place))
    , m_peer(peerText(*socket))
    , m_tls(tlsFactsOf(*socket))
    , m_framer(limits.request)
{
    m_sinceState.start();
    m_socket->setReadBufferSize(ReadAheadBytes);
    connect(m_socket, &QTcpSocket::readyRead, this, &ConnectionGuard::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &ConnectionGuard::onDisconnected);
}

void ConnectionGuard::followHandOver()
{
    connect(m_socket, &QTcpSocket::readyRead, this, &ConnectionGuard::afterHandOver);
}

void ConnectionGuard::onReadyRead()
{
    if (m_state == State::Lingering)
        dropInput();
    else if (m_state == State::Reading)
        readRequest();
}

void ConnectionGuard::readRequest()
{
    const bool headWasOpen = m_framer.state() == RequestFramer::State::Head;
    if (m_framer.isIdle())
        m_sinceState.start();
    endTransaction(*m_socket); // QtHttpServer has looked for what was not there
    m_batch = m_socket->bytesAvailable();
    const qint64 taken = m_framer.feed(m_socket->peek(m_batch));
    m_socket->skip(taken);
    m_taken += taken;
    const bool hasOpenBody = m_framer.state() == RequestFramer::State::Body;
    if (hasOpenBody && (headWasOpen || m_taken - m_progressMark >= ProgressBytes)) {
        m_progressMark = m_taken;
        m_sinceProgress.start();
    }
    if (m_framer.state() == RequestFramer::State::Refused)
        refuse(m_framer.refusal().status, m_framer.refusal().reason);
    else if (!hold(m_taken + m_batch - taken))
        refuse(503, tr("All requests that are being read and answered hold more than allowed."));
    else if (m_framer.state() == RequestFramer::State::Complete)
        handOver();
    else if (hasOpenBody && headWasOpen && m_framer.expectsContinue())
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

/// QtHttpServer reads a head byte by byte, which would take longer than all the rest of receiving,
/// and keeps a body a second time. So it gets neither, but a request in their place that says no
/// more than that there is one.
void ConnectionGuard::handOver()
{
    enter(State::Framed);
    constexpr QByteArrayView Request = "GET / HTTP/1.1\r\n\r\n";
    for (auto each = Request.crbegin(); each != Request.crend(); ++each)
        m_socket->ungetChar(*each);
}

/// QtHttpServer looks for bytes in a transaction, in which the socket would keep what we read, and
/// stop reading where its buffer ends.
void ConnectionGuard::afterHandOver()
{
    if (m_state == State::Reading) {
        endTransaction(*m_socket);
        if (m_batch >= LargeBatch) // when everybody has read, however they were told
            QMetaObject::invokeMethod(this, &ConnectionGuard::wake, Qt::QueuedConnection);
    }
}

void ConnectionGuard::wake()
{
    if (m_state == State::Reading)
        wakeReading(*m_socket);
}

void ConnectionGuard::beginAnswering()
{
    m_hasServed = true;
    m_state = State::Answering; // whoever was given the request watches the time
    pauseReading(*m_socket);
}

bool ConnectionGuard::answer(const HttpAnswer &answer)
{
    if (m_state != State::Answering)
        return false;
    m_closeNow =
        m_closing || m_framer.closesConnection() || m_taken > KeepAliveBytes || answer.status == 0;
    bool there = m_socket->state() == QAbstractSocket::ConnectedState;
    if (there && answer.status != 0) {
        m_socket->write(answerBytes(
            answer, {.close = m_closeNow, .toHead = m_framer.head().startsWith("HEAD ")}));
        m_socket->flush(); // only this finds a sender that has reset the connection
        there = m_socket->state() == QAbstractSocket::ConnectedState;
    }
    if (!m_closeNow)
        hold(m_socket->bytesAvailable());
    m_framer.reset();
    m_taken = 0;
    m_progressMark = 0;
    enter(State::Flushing);
    emit answered(m_id);
    return there;
}

void ConnectionGuard::goOn()
{
    if (m_state != State::Flushing)
        return;
    const bool gone = m_socket->state() == QAbstractSocket::UnconnectedState;
    const bool closes = m_closeNow || m_closing;
    if (!gone && !closes && unsentBytes(*m_socket) > MaxUnsentBytes)
        return; // the next look at the deadlines tries again
    m_socket->blockSignals(false);
    if (gone) {
        emit m_socket->disconnected(); // let everybody clean up now
    } else if (closes) {
        close();
    } else {
        enter(State::Reading);
        if (m_socket->bytesAvailable() > 0)
            emit m_socket->readyRead();
        if (m_state == State::Reading)
            resumeReading(*m_socket);
    }
}

void ConnectionGuard::close()
{
    if (m_socket->bytesAvailable() > 0) { // see GuardLimits::lingerMs
        takeOver();
        enter(State::Lingering);
        dropInput();
        resumeReading(*m_socket);
    } else {
        enter(State::Closing);
        m_socket->disconnectFromHost();
    }
}

/// From now on QtHttpServer reads nothing of this connection: its transactions would keep what we
/// drop.
void ConnectionGuard::takeOver()
{
    disconnect(m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
    connect(m_socket, &QTcpSocket::readyRead, this, &ConnectionGuard::onReadyRead);
    endTransaction(*m_socket);
}

void ConnectionGuard::refuse(int status, const QString &reason)
{
    takeOver();
    enter(State::Lingering); // first: a TLS socket decrypts more while it is flushed
    m_socket->write(answerBytes({.status = status}, {.close = true}));
    m_socket->flush(); // before reading on finds the end of what the sender sends
    reportRefusal(status, reason, true);
    m_framer.reset(); // others need the room while this one lingers
    hold(0);
    dropInput();
    resumeReading(*m_socket);
}

void ConnectionGuard::refuseUnread(int status, const QString &reason)
{
    m_framer.feed(m_socket->peek(m_socket->bytesAvailable()));
    refuse(status, reason);
}

void ConnectionGuard::reportRefusal(int status, const QString &reason, bool answered)
{
    HttpRequest request = makeRequest(m_framer.head(), m_framer.bodyStart());
    request.peer = m_peer;
    request.listener = m_listener;
    request.tls = m_tls;
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
    const bool unfinished = m_state == State::Reading && !m_framer.isIdle();
    const bool unhandled = m_state == State::Framed;
    enter(State::Closed);
    if (unfinished)
        reportRefusal(400,
                      tr("The sender closed the connection, or its side of it, before the request "
                         "was complete. It could not be answered."),
                      false);
    else if (unhandled)
        reportRefusal(400, tr("The HTTP server could not read this request."), false);
    emit gone(m_id);
}

void ConnectionGuard::checkDeadlines()
{
    switch (m_state) {
    case State::Reading:
        checkReading();
        break;
    case State::Framed:
        if (m_sinceState.hasExpired(HandOverMs))
            refuse(400, tr("The HTTP server could not read this request."));
        break;
    case State::Lingering:
        abortAfter(unsentBytes(*m_socket) > 0 ? m_limits.bodyTimeoutMs : m_limits.lingerMs);
        break;
    case State::Flushing:
        goOn();
        abortAfter(m_limits.bodyTimeoutMs);
        break;
    case State::Closing:
        abortAfter(m_limits.bodyTimeoutMs);
        break;
    case State::Answering: // whoever was given the request answers it
    case State::Closed:
        break;
    }
}

void ConnectionGuard::abortAfter(int ms)
{
    if (!m_sinceState.hasExpired(ms))
        return;
    m_socket->blockSignals(false);
    m_socket->abort();
}

void ConnectionGuard::checkReading()
{
    if (m_framer.isIdle()) {
        // Who has sent nothing yet is not waited for as long as between two requests.
        const int patience = m_hasServed ? m_limits.idleTimeoutMs
                                         : std::min(m_limits.headTimeoutMs, m_limits.idleTimeoutMs);
        if (m_sinceState.hasExpired(patience))
            close();
    } else if (m_framer.state() == RequestFramer::State::Head) {
        if (m_sinceState.hasExpired(m_limits.headTimeoutMs))
            refuse(408, tr("The head did not arrive in time."));
    } else if (m_sinceProgress.hasExpired(m_limits.bodyTimeoutMs)) {
        refuse(408, tr("The body did not arrive in time."));
    }
}

void ConnectionGuard::closeWhenIdle()
{
    m_closing = true;
    if (isIdle())
        close();
}

void ConnectionGuard::giveUp()
{
    if (m_state == State::Answering)
        answer({.status = 503});
    else if (m_state == State::Framed || (m_state == State::Reading && !m_framer.isIdle()))
        refuse(503, tr("The listener was stopped before the request was complete."));
    m_socket->flush();
}

void ConnectionGuard::enter(State state)
{
    m_state = state;
    m_sinceState.start();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/httpanswer.h"
#include "core/http/requestframer.h"
#include "core/receive/connectionplace.h"
#include "core/receive/listenoptions.h"

#include <QElapsedTimer>
#include <QObject>

class QTcpSocket;

namespace hookglass {

/// Watches one connection in front of QtHttpServer, which has no limits of its own. It reads one
/// request at a time, keeps the exact bytes of the head, refuses what is too large, too slow or
/// ambiguous, and tells QtHttpServer of those that are complete. Child of its socket; must be
/// connected to the socket before QtHttpServer is.
class ConnectionGuard final : public QObject
{
    Q_OBJECT

public:
    /// Without a place the connection is only there to be refused.
    ConnectionGuard(quint64 id, QTcpSocket *socket, const QString &listener,
                    const GuardLimits &limits, std::unique_ptr<ConnectionPlace> place);

    quint64 id() const { return m_id; }
    QString peer() const { return m_peer; }
    QString listener() const { return m_listener; }
    const std::optional<TlsFacts> &tls() const { return m_tls; }
    bool hasPlace() const { return m_place != nullptr; }
    bool hasCompleteRequest() const { return m_state == State::Framed; }
    bool isAnswering() const { return m_state == State::Answering; }
    const QByteArray &head() const { return m_framer.head(); }
    RequestHead takeParsedHead() { return m_framer.takeParsedHead(); }
    QByteArray takeBody() { return m_framer.takeBody(); }

    /// QtHttpServer has been given the socket, and reads from it after us.
    void followHandOver();
    /// QtHttpServer has handed the complete request over: hold back whatever comes after it.
    void beginAnswering();
    /// Writes the answer to the request that is being answered and lets the next one in. False:
    /// nobody is there to be answered.
    bool answer(const HttpAnswer &answer);
    /// Answers and closes after dropping what still comes for a short while.
    void refuse(int status, const QString &reason);
    /// refuse(), showing what lies in the socket unread.
    void refuseUnread(int status, const QString &reason);
    /// Called twice a second, or more often: ends what takes too long.
    void checkDeadlines();
    void closeWhenIdle();
    /// The time for closing is over: answers what was never answered and lets go.
    void giveUp();
    /// With the next request, or closes, when QtHttpServer is through with the one before.
    void goOn();

signals:
    /// What was read of a request that will not be handled. Its status was sent already; `answered`
    /// is false when there was nobody left to send it to.
    void refused(const hookglass::HttpRequest &request, bool answered);
    /// Who hears it calls goOn() from the event loop.
    void answered(quint64 id);
    void gone(quint64 id);

private:
    enum class State { Reading, Framed, Answering, Flushing, Lingering, Closing, Closed };

    bool isIdle() const { return m_state == State::Reading && m_framer.isIdle(); }
    void onReadyRead();
    void readRequest();
    void handOver();
    void afterHandOver();
    void wake();
    void onDisconnected();
    void close();
    void takeOver();
    void dropInput();
    bool hold(qint64 bytes) { return !m_place || m_place->hold(bytes); }
    void checkReading();
    void abortAfter(int ms);
    void enter(State state);
    void reportRefusal(int status, const QString &reason, bool answered);

    const quint64 m_id;
    QTcpSocket *const m_socket; ///< parent
    const QString m_listener;
    const GuardLimits m_limits;
    const std::unique_ptr<ConnectionPlace> m_place;
    const QString m_peer;
    const std::optional<TlsFacts> m_tls;
    RequestFramer m_framer;
    State m_state = State::Reading;
    QElapsedTimer m_sinceState; ///< in Reading: since the first byte of the request
    QElapsedTimer m_sinceProgress; ///< while a body is read
    qint64 m_taken = 0; ///< bytes of the present request
    qint64 m_progressMark = 0; ///< m_taken at the last progress
    qint64 m_batch = 0; ///< bytes that came with the last signal
    qint64 m_dropped = 0; ///< bytes thrown away while lingering
    bool m_hasServed = false; ///< a request was complete
    bool m_closing = false; ///< after the present request
    bool m_closeNow = false; ///< the answer said so
};

} // namespace hookglass

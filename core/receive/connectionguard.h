// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/requestframer.h"
#include "core/receive/listenoptions.h"

#include <QElapsedTimer>
#include <QObject>

class QTcpSocket;

namespace hookglass {

/// Watches one connection in front of QtHttpServer, which has no limits of its own. It reads along
/// (peeking, one request at a time), keeps the exact bytes of the head, and refuses what is too
/// large, too slow or ambiguous before QtHttpServer sees it. Child of its socket; must be connected
/// to the socket before QtHttpServer is.
class ConnectionGuard final : public QObject
{
    Q_OBJECT

public:
    ConnectionGuard(quint64 id, QTcpSocket *socket, const QString &listener,
                    const GuardLimits &limits);

    quint64 id() const { return m_id; }
    QString peer() const { return m_peer; }
    QString listener() const { return m_listener; }
    bool isIdle() const { return m_state == State::Reading && m_framer.isIdle(); }
    bool hasCompleteRequest() const { return m_state == State::Framed; }
    const QByteArray &head() const { return m_framer.head(); }

    /// QtHttpServer has handed the complete request over: hold back whatever comes after it.
    void beginAnswering();
    /// Writes the answer to the request that is being answered and lets the next one in; status 0
    /// closes without an answer. False: the client has gone.
    bool answer(int status);
    /// Answers and closes after dropping what still comes for a short while.
    void refuse(int status, const QString &reason);
    /// Called every quarter of a second: ends what takes too long.
    void checkDeadlines();
    void closeWhenIdle();

signals:
    /// What was read of a request that will not be handled. Its status was sent already; `answered`
    /// is false when there was nobody left to send it to.
    void refused(const hookglass::HttpRequest &request, bool answered);
    void gone(quint64 id);

private:
    enum class State { Reading, Framed, Answering, Lingering, Closed };

    void onReadyRead();
    void onDisconnected();
    void goOn(bool close);
    void dropInput();
    void enter(State state);
    void reportRefusal(int status, const QString &reason, bool answered);

    const quint64 m_id;
    QTcpSocket *const m_socket; ///< parent
    const QString m_listener;
    const GuardLimits m_limits;
    const QString m_peer;
    RequestFramer m_framer;
    State m_state = State::Reading;
    QElapsedTimer m_sinceState; ///< in Reading: since the first byte of the request
    QElapsedTimer m_sinceByte;
    qint64 m_dropped = 0; ///< bytes thrown away while lingering
    bool m_closing = false;
};

} // namespace hookglass

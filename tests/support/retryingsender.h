// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/signer.h"

#include <QTcpSocket>
#include <QTest>

#include <functional>

#include <sys/socket.h>

namespace hookglass::test {

/// A connection that sends bytes as they are and keeps what comes back.
class RawClient : public QTcpSocket
{
public:
    explicit RawClient(quint16 port)
    {
        connectToHost(QHostAddress::LocalHost, port);
        connect(this, &QTcpSocket::readyRead, this, [this] { received += readAll(); });
    }

    /// Of the first answer; 0: the connection was closed without one; -1: neither has happened.
    int status() const
    {
        if (received.contains("\r\n\r\n"))
            return received.mid(9, 3).toInt();
        return state() == UnconnectedState ? 0 : -1;
    }
    int waitForStatus()
    {
        return QTest::qWaitFor([this] { return status() >= 0; }, 30'000) ? status() : -1;
    }
    /// Goes with a reset. After a mere farewell it could still be listening.
    void leaveWithReset()
    {
        const linger now {1, 0};
        ::setsockopt(int(socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        abort();
    }
    QByteArray received;
};

/// Sends one event as the webhook notifiers of the two servers do: one token for all attempts,
/// again after no answer, 429 and any 5xx but 501, with waits of 1, 2, 4… s or what Retry-After
/// says. `wait` lets that time pass.
class RetryingSender
{
public:
    RetryingSender(quint16 port, int attempts, std::function<void(qint64 us)> wait)
        : m_port(port)
        , m_attempts(attempts)
        , m_wait(std::move(wait))
    {
    }

    /// The status of each attempt.
    QList<int> send(const QByteArray &body, const Credential &credential, qint64 nowSeconds) const
    {
        const QByteArray token = signBody(credential, body, nowSeconds);
        const QByteArray request = "POST /hook HTTP/1.1\r\nHost: a\r\nContent-Type: "
                                   "application/json\r\nAuthorization: "
            + token + "\r\nHash-Token: " + token
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        QList<int> statuses;
        for (int attempt = 1; attempt <= m_attempts; ++attempt) {
            RawClient client(m_port);
            client.write(request);
            const int status = client.waitForStatus();
            statuses.append(status);
            const bool again = status == 0 || status == 429 || (status >= 500 && status != 501);
            if (!again)
                break;
            if (attempt < m_attempts)
                m_wait((qint64(1) << (attempt - 1)) * 1'000'000);
        }
        return statuses;
    }

private:
    const quint16 m_port;
    const int m_attempts;
    const std::function<void(qint64)> m_wait;
};

} // namespace hookglass::test

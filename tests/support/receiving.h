// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/receiver.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

#include <sys/socket.h>

#include <utility>

namespace hookglass::test {

inline QByteArray post(const QByteArray &headers, const QByteArray &body = {})
{
    return "POST /hook HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

/// The final statuses in what a server sent: "200 400".
inline QByteArray statusesIn(const QByteArray &received)
{
    QByteArrayList found;
    for (const QByteArray &line : received.split('\n')) {
        if (line.startsWith("HTTP/1.1 ") && !line.startsWith("HTTP/1.1 100"))
            found.append(line.mid(9, 3));
    }
    return found.join(' ');
}

/// A client that sends bytes as they are.
class Client : public QTcpSocket
{
public:
    explicit Client(quint16 port, const QHostAddress &from = {})
    {
        connect(this, &QTcpSocket::readyRead, this, [this] { received += readAll(); });
        if (!from.isNull())
            bind(from);
        connectToHost(QHostAddress::LocalHost, port);
    }
    QByteArray statuses() const { return statusesIn(received); }
    bool isGone() const { return state() == UnconnectedState; }

    /// Sends now what there is to send.
    void sendAll(const QByteArray &bytes)
    {
        if (state() != ConnectedState)
            waitForConnected();
        write(bytes);
        while (bytesToWrite() > 0 && waitForBytesWritten()) { }
    }
    /// No more will come from us, but we still listen.
    void halfClose() { ::shutdown(int(socketDescriptor()), SHUT_WR); }
    /// Goes with a reset, not a farewell.
    void leaveWithReset()
    {
        const linger now {1, 0};
        ::setsockopt(int(socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        abort();
    }

    QByteArray received;
};

/// The same over TLS; trusts everybody.
class TlsClient : public QSslSocket
{
public:
    explicit TlsClient(quint16 port, QSsl::SslProtocol protocol = QSsl::SecureProtocols)
    {
        connect(this, &QSslSocket::readyRead, this, [this] { received += readAll(); });
        setProtocol(protocol);
        setPeerVerifyMode(VerifyNone);
        connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    }
    QByteArray statuses() const { return statusesIn(received); }
    bool isGone() const { return state() == UnconnectedState; }

    QByteArray received;
};

/// A receiver with what came through it, answering 200 at once or when it is told to.
class Reception : public QObject
{
public:
    /// On any free port of the loopback address. No client is late, however busy the machine is.
    static ListenOptions options()
    {
        ListenOptions options;
        options.listeners.first().port = 0;
        options.limits.request.maxHeadBytes = 4096;
        options.limits.request.maxBodyBytes = 20'000;
        options.limits.handshakeTimeoutMs = 60'000;
        options.limits.headTimeoutMs = 60'000;
        options.limits.bodyTimeoutMs = 60'000;
        options.limits.lingerMs = 40;
        options.limits.refusalsPerSecond = 1000;
        return options;
    }
    /// With times short enough to wait for their end. What is sent in one piece is not late even
    /// so: what has come is read before the time is looked at.
    static ListenOptions hasty(ListenOptions options = Reception::options())
    {
        options.limits.handshakeTimeoutMs = 300;
        options.limits.headTimeoutMs = 300;
        options.limits.bodyTimeoutMs = 300;
        return options;
    }

    explicit Reception(const ListenOptions &options = Reception::options())
        : receiver([] { return qint64(1'789'000'000'000'000); })
    {
        connect(&receiver, &Receiver::received, this,
                [this](quint64 connection, const HttpRequest &request) {
                    requests.append(request);
                    if (answersAtOnce)
                        QMetaObject::invokeMethod(
                            this, [this, connection] { receiver.answer(connection, answer); },
                            Qt::QueuedConnection);
                    else
                        waiting.append(connection);
                });
        connect(&receiver, &Receiver::refused, this,
                [this](const HttpRequest &request, bool answered) {
                    refused.append(request);
                    answeredRefusals += answered ? 1 : 0;
                });
        connect(&receiver, &Receiver::finished, this, [this] { finished = true; });
        const auto infos = receiver.listen(options);
        if (infos)
            listeners = *infos;
        else
            qWarning("%s", qPrintable(infos.error().message));
    }

    quint16 port(qsizetype listener = 0) const { return listeners.value(listener).port; }
    void answerNext(const HttpAnswer &with = {})
    {
        if (!waiting.isEmpty())
            receiver.answer(waiting.takeFirst(), with);
    }
    /// "400 The head …" of the last refusal.
    QString lastRefusal() const
    {
        const Refusal refusal = refused.isEmpty() ? Refusal {} : refused.last().refusal;
        return QString::number(refusal.status) + u' ' + refusal.reason;
    }
    /// Whether a good request is served now.
    bool servesGoodRequest()
    {
        const bool before = std::exchange(answersAtOnce, true);
        Client good(port());
        good.write(post("Content-Length: 2\r\n", "ok"));
        static_cast<void>(QTest::qWaitFor([&] { return !good.statuses().isEmpty(); }, 30'000));
        answersAtOnce = before;
        return good.statuses() == "200";
    }

    Receiver receiver;
    QList<ListenerInfo> listeners;
    QList<HttpRequest> requests;
    QList<HttpRequest> refused;
    QList<quint64> waiting; ///< connections that were not answered yet
    HttpAnswer answer; ///< that is given at once
    int answeredRefusals = 0;
    bool answersAtOnce = true;
    bool finished = false;
};

} // namespace hookglass::test

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/tlshandshake.h"

#include <QSslSocket>

namespace hookglass {

namespace {
constexpr char HandshakeRecord = '\x16';

/// What the sender's own alert means to somebody who looks at the receiver.
QString explained(const QString &problem)
{
    for (const char *alert : {"unknown ca", "bad certificate", "certificate unknown"}) {
        if (problem.contains(QLatin1StringView(alert), Qt::CaseInsensitive))
            return TlsHandshake::tr("The sender does not trust the certificate of this listener "
                                    "(%1).")
                .arg(problem);
    }
    for (const char *cause : {"unsupported protocol", "protocol version", "wrong version"}) {
        if (problem.contains(QLatin1StringView(cause), Qt::CaseInsensitive))
            return TlsHandshake::tr("The sender speaks a version of TLS older than 1.2 (%1).")
                .arg(problem);
    }
    return TlsHandshake::tr("The TLS handshake failed: %1.").arg(problem);
}
} // namespace

TlsHandshake::TlsHandshake(QSslSocket *socket, int timeoutMs)
    : QObject(socket)
    , m_socket(socket)
    , m_deadline(this)
{
    connect(socket, &QSslSocket::readyRead, this, &TlsHandshake::onFirstBytes);
    connect(socket, &QSslSocket::encrypted, this, [this] {
        m_over = true;
        m_deadline.stop();
        disconnect(m_socket, nullptr, this, nullptr);
        emit encrypted();
    });
    connect(socket, &QSslSocket::errorOccurred, this, &TlsHandshake::onError);
    connect(socket, &QSslSocket::disconnected, this, &TlsHandshake::onError);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { fail(tr("The TLS handshake was not finished in time.")); });
    m_deadline.start(timeoutMs);
}

/// Not yet encrypted: looks whether the sender speaks TLS at all, without taking a byte.
void TlsHandshake::onFirstBytes()
{
    const QByteArray first = m_socket->peek(1);
    if (first.isEmpty() || m_begun)
        return;
    m_begun = true;
    if (first.front() == HandshakeRecord) {
        m_socket->startServerEncryption();
        return;
    }
    m_over = true;
    m_deadline.stop();
    disconnect(m_socket, nullptr, this, nullptr);
    emit plainText();
}

void TlsHandshake::onError()
{
    if (m_socket->error() == QAbstractSocket::SslHandshakeFailedError)
        fail(explained(m_socket->errorString()));
    else
        fail(tr("The sender closed the connection during the TLS handshake. Perhaps it does not "
                "trust the certificate of this listener."));
}

void TlsHandshake::cancel()
{
    fail(tr("The listener was stopped during the TLS handshake."));
}

void TlsHandshake::fail(const QString &reason)
{
    if (m_over)
        return;
    m_over = true;
    m_deadline.stop();
    emit failed(m_begun ? reason : QString());
}

} // namespace hookglass

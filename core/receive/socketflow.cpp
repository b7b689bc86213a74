// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/socketflow.h"

#include <QHostAddress>
#include <QSslSocket>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

/// QtHttpServer 6.4 would handle a pipelined request at once, so that answers could cross, and
/// QTcpSocket would drop the answer for a sender that has closed its side after asking. No buffer
/// is ever smaller than this size, so the socket reads nothing; what it has read already,
/// QtHttpServer is not told.
void pauseReading(QTcpSocket &socket)
{
    socket.setReadBufferSize(-1);
    socket.blockSignals(true);
}

void resumeReading(QTcpSocket &socket)
{
    socket.setReadBufferSize(ReadAheadBytes);
    if (socket.bytesAvailable() == 0) {
        // Having nothing to give makes a socket look for more: in the kernel, or undecrypted.
        char none = 0;
        socket.peek(&none, 1);
    }
}

/// It does not look for more by itself. Another size makes it.
void wakeReading(QTcpSocket &socket)
{
    endTransaction(socket);
    socket.setReadBufferSize(ReadAheadBytes + 1);
    resumeReading(socket);
}

void endTransaction(QTcpSocket &socket)
{
    if (socket.isTransactionStarted())
        socket.commitTransaction();
}

qint64 unsentBytes(const QTcpSocket &socket)
{
    const auto *tls = qobject_cast<const QSslSocket *>(&socket);
    return socket.bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

QString peerText(const QTcpSocket &socket)
{
    const QString address = socket.peerAddress().toString();
    const QString host = address.contains(u':') ? QString(u'[' + address + u']') : address;
    return host + u':' + QString::number(socket.peerPort());
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QTcpSocket;

namespace hookglass {

// How much a connection's socket takes from the kernel, and when: QtHttpServer leaves all of it to
// us.

/// What the socket reads ahead of the guard.
constexpr qint64 ReadAheadBytes = 256 * 1024;

/// Neither a further request nor the sender's end of the connection is seen from now on.
void pauseReading(QTcpSocket &socket);
/// After blockSignals(false), or for a socket that does not look for more by itself.
void resumeReading(QTcpSocket &socket);
/// For a socket whose buffer was full.
void wakeReading(QTcpSocket &socket);
/// That of QtHttpServer, which would keep what has been read.
void endTransaction(QTcpSocket &socket);
/// What the sender has not taken yet, of TLS too.
qint64 unsentBytes(const QTcpSocket &socket);

/// "127.0.0.1:4711", "[::1]:4711".
QString peerText(const QTcpSocket &socket);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/requestframer.h"
#include "core/verify/tlsidentity.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace hookglass {

/// One place to listen on.
struct ListenerOptions
{
    QString name = QStringLiteral("default");
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8787; ///< 0: any free port
    std::optional<TlsIdentity> tls {}; ///< set: HTTPS, TLS 1.2 and newer
};

/// What a certificate for these listeners must cover: this machine's loopback names, the addresses
/// that are bound, and for "every address" all of the machine's that last, and its name.
QStringList certificateNames(const QList<ListenerOptions> &listeners);

/// Bounds of what the network can make us hold, over all listeners together. Times in milliseconds.
struct GuardLimits
{
    RequestLimits request {};
    int maxConnections = 512; ///< beyond them 503
    int maxConnectionsPerPeer = 256; ///< of one address; beyond them 503
    /// Bytes of requests that are being read or answered; a request beyond them gets 503.
    qint64 maxBytesInFlight = 128 * 1024 * 1024;
    int handshakeTimeoutMs = 10'000; ///< of TLS
    /// From the first byte of a head to its empty line, and for the first byte of a connection.
    int headTimeoutMs = 10'000;
    /// For each further KiB of an unfinished body, and for a sender to read what closes its
    /// connection.
    int bodyTimeoutMs = 30'000;
    int idleTimeoutMs = 120'000; ///< between requests
    /// After a refusal, for the sender to read it: closing on what it still sends would reset the
    /// connection and destroy the answer on its way.
    int lingerMs = 2'000;
    double refusalsPerSecond = 50; ///< that are kept, after a burst of four seconds' worth
};

/// Where and how to listen.
struct ListenOptions
{
    QList<ListenerOptions> listeners {ListenerOptions {}};
    GuardLimits limits {};
    int commitTimeoutMs = 1'000; ///< then the answer is 503
};

/// Where a listener can be reached.
struct ListenerInfo
{
    QString name {};
    QString address {};
    quint16 port = 0;
    /// SHA-256 of the certificate, "AB:CD:…"; empty without TLS.
    QString fingerprint {};

    bool isTls() const { return !fingerprint.isEmpty(); }
    /// "http://127.0.0.1:8787/"; for a listener on every address the loopback one.
    QString url() const;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/requestframer.h"

#include <QString>

namespace hookglass {

/// Where and how to listen. Times in milliseconds.
struct ListenOptions
{
    QString name = QStringLiteral("default");
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8787; ///< 0: any free port
    RequestLimits limits {};
    int maxConnections = 256;
    int headTimeoutMs = 10'000; ///< from the first byte of a head to its empty line
    int bodyTimeoutMs = 30'000; ///< without a single byte of an unfinished body
    int idleTimeoutMs = 120'000; ///< between requests
    int commitTimeoutMs = 1'000; ///< then the answer is 503
};

/// Where a listener can be reached.
struct ListenerInfo
{
    QString name {};
    QString address {};
    quint16 port = 0;

    /// "http://127.0.0.1:8787/"; for a listener on every address the loopback one.
    QString url() const;
};

} // namespace hookglass

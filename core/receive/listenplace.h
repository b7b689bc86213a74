// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/receive/listenoptions.h"

#include <QHostAddress>

class QTcpServer;

namespace hookglass {

/// Of an IP address, "localhost", or "*" for every address.
Result<QHostAddress> parseAddress(const QString &text);

/// "127.0.0.1:8787", with the name where there are several.
QString placeOf(const ListenerOptions &listener, bool one);

/// Why `server` could not listen there, and what to do.
QString listenProblem(const QTcpServer &server, const QString &place);

} // namespace hookglass

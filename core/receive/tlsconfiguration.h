// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/http/httprequest.h"
#include "core/verify/tlsidentity.h"

#include <QSslConfiguration>

class QTcpSocket;

namespace hookglass {

/// How a listener with this identity speaks TLS: 1.2 and newer, HTTP/1.1 only, no certificate asked
/// of the sender.
Result<QSslConfiguration> tlsConfiguration(const TlsIdentity &identity);

/// What was agreed on in the handshake; nothing for a connection without TLS.
std::optional<TlsFacts> tlsFactsOf(const QTcpSocket &socket);

/// SHA-256 of the first certificate of a configuration: "AB:CD:…".
QString certificateFingerprint(const QSslConfiguration &configuration);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/credential.h"

#include <QByteArray>

namespace hookglass {

/// Makes the token that a Plug-N-Meet (2.3 and later) or LiveKit (1.13 and later) server sends with
/// `body` at Unix time `nowSeconds`: HS256, claims iss, exp (five minutes on), nbf, iat, sha256.
QByteArray signBody(const Credential &credential, QByteArrayView body, qint64 nowSeconds);

/// A token of exactly this header and these claims, signed as the header's `alg` says: HS256,
/// HS384, HS512, or not at all ("none").
QByteArray signClaims(const QByteArray &header, const QByteArray &claims, const QByteArray &secret);

} // namespace hookglass

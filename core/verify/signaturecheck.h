// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/checklist.h"
#include "core/verify/credential.h"
#include "core/verify/peerwork.h"

namespace hookglass {

/// The checks of algorithm, issuer and signature. Returns the API key whose secret matched, else
/// nothing. `issuer` is of the token, `work` of this delivery.
QString checkSignature(CheckList &list, const PeerToken &token, const QString &issuer,
                       const Credentials &credentials, PeerWork &work);

/// Shorter secrets are refused by Plug-N-Meet's Go verifier (go-jose 4) and by php-jwt 7.
inline constexpr qsizetype ShortestSafeSecret = 32; ///< bytes

} // namespace hookglass

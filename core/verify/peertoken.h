// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/json/document.h"
#include "core/verify/verifierprofile.h"

namespace hookglass {

/// A token taken apart as the library of an official verifier takes it apart: in some ways laxer
/// than ours (see token.h), in others stricter.
struct PeerToken
{
    QByteArray signingInput {}; ///< what the library computes the MAC over
    QByteArray signature {};
    json::Document header {};
    json::Document claims {};
};

/// The error says why the library cannot read it. At most 64 KiB.
Result<PeerToken> readPeerToken(const QByteArray &text, const VerifierProfile &profile);

} // namespace hookglass

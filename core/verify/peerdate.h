// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/peerclaims.h"
#include "core/verify/verifierprofile.h"

namespace hookglass {

/// A claim that stands for a time, as the library of an official verifier reads it.
struct PeerDate
{
    std::optional<double> seconds {}; ///< since 1970; nothing when the claim is as good as absent
    bool readable = true; ///< false: the library gives up on the whole token
};

PeerDate readPeerDate(const DateClaim &date, DateRule rule);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/checklist.h"
#include "core/verify/peerclaims.h"
#include "core/verify/token.h"

namespace hookglass {

/// How times are judged: both boundaries are inclusive, so that exp + leeway is still good.
struct TimeRules
{
    qint64 now = 0; ///< Unix seconds
    qint64 leewaySeconds = 60;
    bool requireExpiry = true;
    std::optional<qint64> senderClockAheadUs {}; ///< what earlier deliveries showed, if anything
};

/// The checks of `nbf`, `exp` and `iat`.
void checkTimes(CheckList &list, const PeerClaims &claims, const TimeRules &rules);

/// When the token says it was made: `iat`, else `nbf`, Unix seconds.
std::optional<qint64> issueTime(const PeerClaims &claims);
std::optional<qint64> issueTime(const Token &token);

} // namespace hookglass

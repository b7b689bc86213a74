// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/event.h"
#include "core/http/httprequest.h"

#include <optional>

namespace hookglass {

/// What an answer means to a sender. Plug-N-Meet and LiveKit use the same HTTP client, so that it
/// means the same to both.
enum class AnswerMeaning {
    Delivered, ///< 2xx
    Final, ///< not taken, and never sent again
    Redirect, ///< followed within the same attempt
    TryAgain ///< also no answer at all
};
AnswerMeaning meaningOf(int status); ///< 0: no answer

/// After any other status a sender does not look at Retry-After.
bool mindsRetryAfter(int status);

/// What the header Retry-After asks for: seconds from `nowUs` on. Nothing when there is none, or
/// when it is neither a number of seconds nor a date.
std::optional<qint64> retryAfterS(const HttpHeaders &headers, qint64 nowUs);

/// How long a sender waits before its next attempt: seconds after the answer to attempt number
/// `attempt`.
qint64 retryWaitS(int attempt, int status, std::optional<qint64> retryAfterS);

constexpr int PlugNMeetAttempts = 3; ///< since 1.5.15

/// How often a sender tries, in its default configuration.
struct RetryPolicy
{
    int attempts = 0; ///< in all; the most that is possible when it is not certain
    bool certain = false;
};

/// An event without an id comes from a Plug-N-Meet before 1.6.0, which tried once, 5 or 3 times.
RetryPolicy retryPolicyOf(EventSender sender, const QString &eventId);

// A token is good for five minutes, with one more as leeway: a later retry brings an expired one.
constexpr qint64 TokenLifetimeS = 6 * 60;

} // namespace hookglass

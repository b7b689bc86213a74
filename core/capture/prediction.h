// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capturesummary.h"

#include <optional>

namespace hookglass {

/// What the sender of a delivery will do next, judged by what we answered. A value.
struct Prediction
{
    enum class Kind {
        None, ///< nothing can be said: not a webhook, refused, or not answered yet
        Delivered,
        Final, ///< not delivered, and it will not come again
        Retry, ///< it will come again
        GivesUp, ///< that was the last attempt
        Follows ///< a redirect: what answers there decides
    };

    Kind kind = Kind::None;
    int attempt = 0; ///< of a Retry: the one to come; else the one that was made
    int attempts = 0; ///< the sender makes at most; 0: not known
    std::optional<qint64> dueAtUs {}; ///< when a Retry is to come, µs since the epoch
    bool certain = false; ///< false: the sender, or its version, is not known
    QString text {}; ///< one plain sentence without a full stop; empty for None
    QString next {}; ///< the same where the answer is told already: "attempt 2 of 3 in about 1 s"
    bool operator==(const Prediction &) const = default;
};

/// The retry that a prediction foretold.
struct RetrySeen
{
    qint64 seq = 0;
    qint64 afterUs = 0; ///< from our answer to its arrival
};

Prediction predict(const CaptureSummary &capture);

/// `retry` is the delivery whose history says that it is a retry of `before`.
RetrySeen retrySeen(const CaptureSummary &before, const CaptureSummary &retry);

/// What became of a prediction: "came again as #12 after 1.0 s", or "expected by 10:00:03, has not
/// come"; empty while nothing is due, and for what does not announce a retry.
QString outcomeText(const Prediction &prediction, std::optional<RetrySeen> seen, qint64 nowUs);

} // namespace hookglass

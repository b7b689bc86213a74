// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"
#include "core/http/httpanswer.h"

namespace hookglass {

/// What to answer to deliveries that match. A value.
struct ResponseRule
{
    enum class Action {
        Answer, ///< with `answer`
        NoAnswer, ///< close the connection
        AsVerifier, ///< 200 to a verified delivery, 401 to any other
    };
    /// Well beyond the 30 s after which LiveKit drops what waits in its queue, to see that.
    static constexpr int MaxDelayMs = 60'000;

    QString name {};
    QString filterText {}; ///< empty: every delivery
    Filter filter {}; ///< compiled from filterText
    int firstAttempts = 0; ///< only the first so many attempts of an event; 0: all of them
    Action action = Action::Answer;
    HttpAnswer answer {}; ///< for Action::Answer
    int delayMs = 0; ///< after the commit
};

} // namespace hookglass

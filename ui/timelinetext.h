// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capturesummary.h"
#include "core/capture/prediction.h"

namespace hookglass {

/// The columns of the timeline, in their usual order but for the gutter.
enum class TimelineColumn {
    Number,
    Time,
    Event,
    Room,
    Participant,
    Verdict,
    Answer,
    Attempt,
    Size,
    Latency,
    Summary,
    Relation ///< to the selected one: the gutter, which stands before all others
};
constexpr int TimelineColumnCount = int(TimelineColumn::Relation) + 1;

QString timelineTitle(TimelineColumn column);
bool isNumeric(TimelineColumn column); ///< right-aligned

/// What a cell shows. `retry`: the attempt after this one, if it has come; `nowUs` tells whether it
/// should have.
QString timelineText(const CaptureSummary &capture, TimelineColumn column,
                     const std::optional<RetrySeen> &retry, qint64 nowUs);

/// Several lines, as rich text with everything escaped: tool tips take rich text for granted when
/// they see a tag.
QString timelineToolTip(const CaptureSummary &capture, const std::optional<RetrySeen> &retry,
                        qint64 nowUs);

/// Answered with 2xx at the first attempt: nothing about its delivery needs to be said.
bool isPlainDelivery(const CaptureSummary &capture);
/// Answered otherwise than an untouched Hookglass answers.
bool isUnusualAnswer(const CaptureSummary &capture);

/// "503, by the rule "fail once"", "none"
QString answerText(int status, const QString &rule);

} // namespace hookglass

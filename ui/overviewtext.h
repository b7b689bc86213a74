// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/timehistogram.h"

namespace hookglass {

/// By what the overview of events over time is stacked.
enum class OverviewStack { Verdict, Group };

/// What happened in a span of time, in lines of plain words: "26 Nov, 10:30:00 – 10:30:15",
/// "12 events, 3 of them shown", "11 verified, 1 failed", "2 retries".
QString overviewText(const TimeRange &range, const TimeHistogram::Bin &bin, OverviewStack stack);
/// "No event for 12 min 3 s", and from when to when.
QString overviewGapText(const TimeRange &gap);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/timebins.h"

#include <algorithm>
#include <array>

namespace hookglass {

namespace {

constexpr qint64 Second = 1'000'000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;
constexpr std::array Widths {Second, 2 * Second, 5 * Second, 10 * Second, 15 * Second, 30 * Second,
                             Minute, 2 * Minute, 5 * Minute, 10 * Minute, 15 * Minute, 30 * Minute,
                             Hour,   2 * Hour,   3 * Hour,   6 * Hour,    12 * Hour,   Day};

/// 1, 2, 5, 10, 20, 50, … of a unit.
qint64 decimal(qint64 least, qint64 unit)
{
    for (qint64 power = unit;; power *= 10) {
        for (const qint64 factor : {1, 2, 5}) {
            if (power * factor >= least)
                return power * factor;
        }
    }
}

} // namespace

qint64 roundTimeWidth(qint64 leastUs)
{
    if (leastUs <= Second / 2)
        return decimal(leastUs, 1);
    const auto found = std::lower_bound(Widths.begin(), Widths.end(), leastUs);
    return found != Widths.end() ? *found : decimal(leastUs, Day);
}

TimeBins TimeBins::covering(const TimeRange &range, int most, qint64 utcOffsetUs)
{
    if (range.isEmpty() || most < 2)
        return {};
    // One bin more than the length asks for, as the first one begins before the range.
    TimeBins bins {.widthUs = roundTimeWidth((range.lengthUs() - 1) / (most - 1) + 1)};
    const qint64 local = range.beginUs + utcOffsetUs;
    const qint64 into = local % bins.widthUs;
    bins.originUs = range.beginUs - (into < 0 ? into + bins.widthUs : into);
    bins.count = int(bins.binOf(range.endUs - 1)) + 1;
    return bins;
}

} // namespace hookglass

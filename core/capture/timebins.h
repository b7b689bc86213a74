// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace hookglass {

/// A span of time, µs since the epoch; the end is not part of it.
struct TimeRange
{
    qint64 beginUs = 0;
    qint64 endUs = 0;
    qint64 lengthUs() const { return endUs - beginUs; }
    bool isEmpty() const { return endUs <= beginUs; }
    bool contains(qint64 us) const { return us >= beginUs && us < endUs; }
    bool operator==(const TimeRange &) const = default;
};

/// Bins of equal width that cut a span of time into pieces. Their width is one that clocks know: 1,
/// 2 or 5 ms, 15 s, 3 h.
struct TimeBins
{
    qint64 originUs = 0; ///< where the first one begins
    qint64 widthUs = 0; ///< 0: there are none
    int count = 0;

    /// At most so many as can be drawn, with edges at whole multiples of the width in local time.
    static TimeBins covering(const TimeRange &range, int most, qint64 utcOffsetUs);

    TimeRange rangeOf(int bin) const
    {
        return {originUs + bin * widthUs, originUs + (bin + 1) * widthUs};
    }
    /// Which one a time falls into; below 0 or from `count` on when it lies outside.
    qint64 binOf(qint64 us) const
    {
        const qint64 distance = us - originUs;
        return distance / widthUs - (distance % widthUs < 0 ? 1 : 0);
    }
    bool operator==(const TimeBins &) const = default;
};

/// The shortest width that clocks know and that is not below this one, µs.
qint64 roundTimeWidth(qint64 leastUs);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/timebins.h"

#include <optional>

namespace hookglass {

/// Which part of a span of time is looked at: all of it, also while it grows, or a part that was
/// zoomed into. A value.
class TimeWindow
{
public:
    static constexpr qint64 LeastUs = 1000;

    void setWhole(const TimeRange &whole);
    bool isZoomed() const { return m_zoomed.has_value(); }
    TimeRange range() const { return m_zoomed.value_or(m_whole); }

    /// Shows `factor` times as much, with this time staying where it is.
    void zoom(double factor, qint64 aroundUs);
    void zoomTo(const TimeRange &range);
    void move(qint64 us);
    /// Moves just as far as is needed to have this time in it.
    void reveal(qint64 us);
    void showAll() { m_zoomed.reset(); }

    /// Between a time and a place in a width.
    double placeOf(qint64 us, int width) const;
    qint64 timeAt(double place, int width) const;

private:
    TimeRange m_whole;
    std::optional<TimeRange> m_zoomed;
};

} // namespace hookglass

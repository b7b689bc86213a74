// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"
#include "core/capture/timebins.h"
#include "core/events/eventgroup.h"

#include <functional>

namespace hookglass {

/// What the captures of a time are, counted.
struct EventCounts
{
    static constexpr int VerdictCount = 5; ///< those of Verdict, and refused
    static constexpr int Refused = 4;

    std::array<qint32, VerdictCount> byVerdict {};
    std::array<qint32, EventGroupCount> byGroup {};
    qint32 retries = 0;

    qint32 total() const;
    bool isEmpty() const { return total() == 0; }
    void add(const EventCounts &other);
    bool operator==(const EventCounts &) const = default;
};

/// Captures over time: how many of which kind arrived in each bin, all of them and those that a
/// filter shows. A value. Counting a million takes some ten milliseconds, so let another thread do
/// it; what comes and goes afterwards is counted one by one.
class TimeHistogram
{
public:
    struct Bin
    {
        EventCounts all {};
        EventCounts shown {};
        qint64 firstUs = 0; ///< the first and the last arrival in it, when there is one
        qint64 lastUs = 0;
        bool operator==(const Bin &) const = default;
    };
    /// What is to be counted.
    struct Task
    {
        std::optional<TimeRange> range {}; ///< nothing: all there is
        int mostBins = 400;
        qint64 utcOffsetUs = 0;
    };

    TimeHistogram() = default;
    /// `shown` are places in any order. Nothing when `isStale` says that nobody waits for it.
    /// `before`, if there is one, has counted the first of these captures: that saves a third.
    static std::optional<TimeHistogram> count(const SummaryRows &rows, const QList<int> &shown,
                                              const Task &task,
                                              const std::function<bool()> &isStale,
                                              const TimeHistogram *before = nullptr);

    const TimeBins &bins() const { return m_bins; }
    const std::vector<Bin> &counts() const { return m_counts; }
    qsizetype size() const { return m_size; } ///< captures, also those outside of the bins
    /// From the first to behind the last of all captures, a second at least; empty when there are
    /// none.
    TimeRange whole() const;
    /// Something came for which there is no bin: it must be counted anew. (Never when a range was
    /// asked for: what lies outside is not wanted.)
    bool isOutgrown() const { return m_outgrown; }

    /// The next capture, that no filter shows yet.
    void append(const SummaryRows &rows, qsizetype place);
    void setShown(const SummaryRows &rows, qsizetype place, bool shown);

    /// Bins from `first` up to before `last`, summed up.
    Bin sum(int first, int last) const;
    /// Times inside `range` that are empty for long: for `leastUs` and five times as long as
    /// events are apart on the average.
    QList<TimeRange> gaps(const TimeRange &range, qint64 leastUs) const;

private:
    Bin *binAt(qint64 us);
    void extendTo(qint64 us);
    static void count(EventCounts &counts, const SummaryRows::Arrival &arrival, EventGroup group,
                      int by);

    TimeBins m_bins;
    std::vector<Bin> m_counts;
    TimeRange m_extent;
    qsizetype m_size = 0;
    bool m_whole = true; ///< all there is
    int m_mostBins = 0;
    bool m_outgrown = false;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/timehistogram.h"

#include <algorithm>
#include <numeric>

namespace hookglass {

namespace {

constexpr qint64 GapFactor = 5; // how much longer than usual a gap is
constexpr qint64 LeastWholeUs = 1'000'000;
constexpr qsizetype StaleEvery = 1 << 16; // captures

/// Which captures are shown, by place.
std::vector<bool> flagsOf(const QList<int> &places, qsizetype size)
{
    std::vector<bool> flags(size_t(size), false);
    for (const int place : places) {
        if (place < size)
            flags[size_t(place)] = true;
    }
    return flags;
}

/// The groups of events by the numbers of their names, each found out once.
class GroupMemo
{
public:
    EventGroup of(const SummaryRows &rows, size_t number)
    {
        if (number >= m_groups.size())
            m_groups.resize(number + 1, Unknown);
        if (m_groups[number] == Unknown)
            m_groups[number] = quint8(eventGroup(rows.text(quint32(number))));
        return EventGroup(m_groups[number]);
    }

private:
    static constexpr quint8 Unknown = 0xff;
    std::vector<quint8> m_groups;
};

} // namespace

qint32 EventCounts::total() const
{
    return std::accumulate(byVerdict.begin(), byVerdict.end(), 0);
}

void EventCounts::add(const EventCounts &other)
{
    for (size_t i = 0; i < byVerdict.size(); ++i)
        byVerdict[i] += other.byVerdict[i];
    for (size_t i = 0; i < byGroup.size(); ++i)
        byGroup[i] += other.byGroup[i];
    retries += other.retries;
}

std::optional<TimeHistogram> TimeHistogram::count(const SummaryRows &rows, const QList<int> &shown,
                                                  const Task &task,
                                                  const std::function<bool()> &isStale,
                                                  const TimeHistogram *before)
{
    TimeHistogram histogram;
    if (before) {
        histogram.m_extent = before->m_extent;
        histogram.m_size = before->m_size;
    }
    while (histogram.m_size < rows.size())
        histogram.extendTo(rows.receivedAtUsAt(histogram.m_size));
    histogram.m_whole = !task.range;
    histogram.m_mostBins = task.mostBins;
    if (rows.isEmpty())
        return histogram;
    histogram.m_bins =
        TimeBins::covering(task.range.value_or(histogram.whole()), task.mostBins, task.utcOffsetUs);
    histogram.m_counts.resize(size_t(histogram.m_bins.count));
    const bool showsAll = shown.size() == rows.size();
    const std::vector<bool> flags = showsAll ? std::vector<bool>() : flagsOf(shown, rows.size());
    GroupMemo groups;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (i % StaleEvery == 0 && isStale())
            return std::nullopt;
        const SummaryRows::Arrival arrival = rows.arrivalAt(i);
        Bin *bin = histogram.binAt(arrival.us);
        if (!bin)
            continue;
        const EventGroup group = groups.of(rows, arrival.event);
        count(bin->all, arrival, group, 1);
        if (showsAll || flags[size_t(i)])
            count(bin->shown, arrival, group, 1);
    }
    return histogram;
}

/// By one more capture.
void TimeHistogram::extendTo(qint64 us)
{
    m_extent = m_size == 0
        ? TimeRange {us, us + 1}
        : TimeRange {std::min(m_extent.beginUs, us), std::max(m_extent.endUs, us + 1)};
    ++m_size;
}

/// Null outside. Its arrivals take this one in.
TimeHistogram::Bin *TimeHistogram::binAt(qint64 us)
{
    if (m_bins.widthUs == 0)
        return nullptr;
    const qint64 at = m_bins.binOf(us);
    if (at < 0 || at >= m_bins.count)
        return nullptr;
    Bin &bin = m_counts[size_t(at)];
    const bool isNew = bin.all.isEmpty();
    bin.firstUs = isNew ? us : std::min(bin.firstUs, us);
    bin.lastUs = isNew ? us : std::max(bin.lastUs, us);
    return &bin;
}

void TimeHistogram::count(EventCounts &counts, const SummaryRows::Arrival &arrival,
                          EventGroup group, int by)
{
    const int verdict = arrival.refused ? EventCounts::Refused : int(arrival.verdict);
    counts.byVerdict[size_t(verdict)] += by;
    counts.byGroup[size_t(group)] += by;
    if (arrival.retry)
        counts.retries += by;
}

TimeRange TimeHistogram::whole() const
{
    const bool isShort = !m_extent.isEmpty() && m_extent.lengthUs() < LeastWholeUs;
    return {m_extent.beginUs, isShort ? m_extent.beginUs + LeastWholeUs : m_extent.endUs};
}

void TimeHistogram::append(const SummaryRows &rows, qsizetype place)
{
    const SummaryRows::Arrival arrival = rows.arrivalAt(place);
    const qint64 us = arrival.us;
    extendTo(us);
    if (m_whole && m_bins.widthUs > 0) {
        const qint64 at = m_bins.binOf(us);
        if (at >= m_bins.count && at < m_mostBins) {
            m_bins.count = int(at) + 1;
            m_counts.resize(size_t(m_bins.count));
        }
    }
    if (Bin *bin = binAt(us))
        count(bin->all, arrival, eventGroup(rows.text(arrival.event)), 1);
    else
        m_outgrown = m_outgrown || m_whole;
}

void TimeHistogram::setShown(const SummaryRows &rows, qsizetype place, bool shown)
{
    const SummaryRows::Arrival arrival = rows.arrivalAt(place);
    if (Bin *bin = binAt(arrival.us))
        count(bin->shown, arrival, eventGroup(rows.text(arrival.event)), shown ? 1 : -1);
}

TimeHistogram::Bin TimeHistogram::sum(int first, int last) const
{
    Bin sum;
    for (int i = std::max(first, 0); i < std::min(last, m_bins.count); ++i) {
        const Bin &bin = m_counts[size_t(i)];
        if (bin.all.isEmpty())
            continue;
        sum.firstUs = sum.all.isEmpty() ? bin.firstUs : std::min(sum.firstUs, bin.firstUs);
        sum.lastUs = sum.all.isEmpty() ? bin.lastUs : std::max(sum.lastUs, bin.lastUs);
        sum.all.add(bin.all);
        sum.shown.add(bin.shown);
    }
    return sum;
}

QList<TimeRange> TimeHistogram::gaps(const TimeRange &range, qint64 leastUs) const
{
    qint64 events = 0;
    qint64 firstUs = 0;
    qint64 lastUs = 0;
    QList<TimeRange> between;
    for (int i = 0; i < m_bins.count; ++i) {
        const Bin &bin = m_counts[size_t(i)];
        const TimeRange edges = m_bins.rangeOf(i);
        if (bin.all.isEmpty() || edges.endUs <= range.beginUs || edges.beginUs >= range.endUs)
            continue;
        if (events > 0)
            between.append({lastUs, bin.firstUs});
        else
            firstUs = bin.firstUs;
        lastUs = bin.lastUs;
        events += bin.all.total();
    }
    if (events < 2)
        return {};
    const qint64 least = std::max(leastUs, GapFactor * ((lastUs - firstUs) / (events - 1)));
    between.removeIf([least](const TimeRange &each) { return each.lengthUs() < least; });
    return between;
}

} // namespace hookglass

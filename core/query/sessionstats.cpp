// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/sessionstats.h"

#include "core/base/clock.h"
#include "core/query/sessionfilter.h"
#include "core/store/sessionreader.h"

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr int ChunkSize = 5000;
constexpr qint64 Second = 1'000'000;
constexpr qint64 Hour = 3600 * Second;

qint64 floorDiv(qint64 a, qint64 b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

QList<StatsCount> sorted(const QHash<QString, qint64> &counts)
{
    QList<StatsCount> list;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        list.append({it.key(), it.value()});
    std::sort(list.begin(), list.end(), [](const StatsCount &a, const StatsCount &b) {
        return a.count != b.count ? a.count > b.count : a.name < b.name;
    });
    return list;
}

/// By the nearest rank: the least value that so many of a hundred do not exceed.
qint64 percentile(const std::vector<qint64> &ascending, double percent)
{
    const auto rank = size_t(std::ceil(percent / 100.0 * double(ascending.size())));
    return ascending[std::clamp<size_t>(rank, 1, ascending.size()) - 1];
}

StatsSpans spansOf(std::vector<qint64> values)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    return {qint64(values.size()),  values.front(),         percentile(values, 50),
            percentile(values, 90), percentile(values, 99), values.back()};
}

} // namespace

std::optional<double> SessionStats::perSecond() const
{
    const qint64 span = lastAtUs - firstAtUs;
    return span < Second ? std::nullopt
                         : std::optional(double(captures) / (double(span) / double(Second)));
}

void SessionStatsCounter::add(const CaptureSummary &capture)
{
    addTimes(capture);
    ++m_stats.captures;
    m_stats.bodyBytes += capture.bodySize;
    m_stats.retries += capture.history.attempt > 1 ? 1 : 0;
    m_stats.duplicates += capture.history.duplicateOf != 0 ? 1 : 0;
    m_stats.refused += capture.refused ? 1 : 0;
    ++m_verdicts[capture.refused ? u"refused"_s : verdictId(capture.verdict)];
    ++m_statuses[capture.status];
    count(m_events, capture.event);
    count(m_causes, capture.cause);
    count(m_rooms, capture.roomId);
}

/// Anybody can send any number of names.
void SessionStatsCounter::count(Counts &counts, const QString &name)
{
    if (name.isEmpty())
        return;
    if (counts.size() < SessionStats::MaxNames || counts.contains(name))
        ++counts[name];
    else
        ++m_stats.notCounted;
}

void SessionStatsCounter::addTimes(const CaptureSummary &capture)
{
    const qint64 at = capture.receivedAtUs;
    m_stats.firstAtUs = m_stats.captures == 0 ? at : std::min(m_stats.firstAtUs, at);
    m_stats.lastAtUs = m_stats.captures == 0 ? at : std::max(m_stats.lastAtUs, at);
    const qint64 second = floorDiv(at, Second);
    ++m_hours[floorDiv(at, Hour)];
    if (m_seconds.size() > 7200) // they come in order, but for clocks that were set back
        m_seconds.removeIf([second](auto it) { return it.key() < second - 3600; });
    m_stats.busiestSecond = std::max(m_stats.busiestSecond, ++m_seconds[second]);
    if (const std::optional<qint64> latency = capture.senderLatencyUs())
        m_latencies.push_back(*latency);
    if (capture.answeredAfterUs > 0)
        m_answers.push_back(capture.answeredAfterUs);
}

SessionStats SessionStatsCounter::take()
{
    SessionStats stats = std::move(m_stats);
    stats.events = sorted(m_events);
    stats.verdicts = sorted(m_verdicts);
    stats.causes = sorted(m_causes);
    stats.rooms = sorted(m_rooms);
    Counts statuses;
    for (auto it = m_statuses.begin(); it != m_statuses.end(); ++it)
        statuses[it.key() == 0 ? u"none"_s : QString::number(it.key())] = it.value();
    stats.statuses = sorted(statuses);
    for (auto it = m_hours.begin(); it != m_hours.end(); ++it)
        stats.hours.append({toRfc3339(it.key() * Hour), it.value()});
    std::sort(stats.hours.begin(), stats.hours.end(),
              [](const StatsCount &a, const StatsCount &b) { return a.name < b.name; });
    stats.latency = spansOf(std::move(m_latencies));
    stats.answered = spansOf(std::move(m_answers));
    *this = {};
    return stats;
}

Result<SessionStats> readSessionStats(const QString &sessionPath, const Filter &filter,
                                      const EventCatalog &catalog, qint64 nowUs)
{
    const Result<SessionReader> reader = SessionReader::open(sessionPath);
    if (!reader)
        return reader.error();
    SessionFilter session(sessionPath, catalog);
    SessionStatsCounter counter;
    qint64 lastSeq = 0;
    while (true) {
        const Result<QList<CaptureSummary>> summaries = reader->summaries(lastSeq, ChunkSize);
        if (!summaries)
            return summaries.error();
        if (summaries->isEmpty())
            return counter.take();
        lastSeq = summaries->last().seq;
        for (const CaptureSummary &summary : *summaries) {
            const Result<bool> matches = session.matches(filter, summary, nowUs);
            if (!matches)
                return matches.error();
            if (*matches)
                counter.add(summary);
        }
    }
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"
#include "core/filter/filter.h"

#include <QHash>

#include <vector>

namespace hookglass {

/// How often something occurred.
struct StatsCount
{
    QString name {};
    qint64 count = 0;
};

/// Of some spans of time, in µs; `count` 0: there were none, and the rest says nothing.
struct StatsSpans
{
    qint64 count = 0;
    qint64 least = 0;
    qint64 median = 0;
    qint64 p90 = 0;
    qint64 p99 = 0;
    qint64 most = 0;
};

/// What a session, or what a filter takes of it, looks like as a whole.
struct SessionStats
{
    qint64 captures = 0;
    qint64 firstAtUs = 0;
    qint64 lastAtUs = 0;
    qint64 bodyBytes = 0;
    qint64 retries = 0; ///< further attempts
    qint64 duplicates = 0;
    qint64 refused = 0;
    qint64 busiestSecond = 0; ///< most captures that came within one second of the clock
    QList<StatsCount> events {}; ///< the most frequent first, as all but hours
    QList<StatsCount> verdicts {};
    QList<StatsCount> causes {};
    QList<StatsCount> rooms {};
    QList<StatsCount> statuses {}; ///< of the answers; "none": no answer
    QList<StatsCount> hours {}; ///< by their beginning, RFC 3339 in UTC, in order
    StatsSpans latency {}; ///< from the event's own time to its arrival
    StatsSpans answered {}; ///< from its arrival to the answer
    qint64 notCounted = 0; ///< captures whose room or event is beyond the first MaxNames

    static constexpr qsizetype MaxNames = 100'000;

    /// Captures a second from the first to the last; nothing when they came within one second.
    std::optional<double> perSecond() const;
};

/// Adds captures up. Memory grows by 16 bytes a capture, for the percentiles.
class SessionStatsCounter
{
public:
    void add(const CaptureSummary &capture);
    SessionStats take();

private:
    void addTimes(const CaptureSummary &capture);

    using Counts = QHash<QString, qint64>;
    void count(Counts &counts, const QString &name);

    SessionStats m_stats;
    Counts m_events;
    Counts m_verdicts;
    Counts m_causes;
    Counts m_rooms;
    QHash<int, qint64> m_statuses;
    QHash<qint64, qint64> m_hours; ///< by their number since the epoch
    QHash<qint64, qint64> m_seconds; ///< of the hour that is being counted, and the one before
    std::vector<qint64> m_latencies;
    std::vector<qint64> m_answers;
};

/// Reads a session. Blocks; run it off the GUI thread.
Result<SessionStats> readSessionStats(const QString &sessionPath, const Filter &filter,
                                      const EventCatalog &catalog, qint64 nowUs);

} // namespace hookglass

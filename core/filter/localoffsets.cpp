// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/localoffsets.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace hookglass {

namespace {
constexpr qint64 Second = 1'000'000;
constexpr qint64 Day = 24 * 3600 * Second;
constexpr int FirstYear = 2015;
constexpr int EndYear = 2038; // as far as the data of time zones go
} // namespace

LocalOffsets LocalOffsets::ofSystem()
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    const QDateTime start(QDate(FirstYear, 1, 1), QTime(0, 0), QTimeZone::utc());
    const QDateTime end(QDate(EndYear, 1, 1), QTime(0, 0), QTimeZone::utc());
    LocalOffsets offsets;
    offsets.m_changes.push_back(
        {start.toMSecsSinceEpoch() * 1000, zone.offsetFromUtc(start) * Second});
    for (const QTimeZone::OffsetData &change : zone.transitions(start, end))
        offsets.m_changes.push_back(
            {change.atUtc.toMSecsSinceEpoch() * 1000, change.offsetFromUtc * Second});
    return offsets;
}

qint64 LocalOffsets::timeOfDayUs(qint64 epochUs) const
{
    auto after = std::upper_bound(m_changes.begin() + 1, m_changes.end(), epochUs,
                                  [](qint64 at, const Change &each) { return at < each.fromUs; });
    const qint64 local = epochUs + (after - 1)->offsetUs;
    return local - (local / Day - (local % Day < 0 ? 1 : 0)) * Day;
}

} // namespace hookglass

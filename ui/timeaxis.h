// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/timebins.h"

#include <QList>
#include <QString>

namespace hookglass {

/// A time to be written at an axis.
struct TimeTick
{
    qint64 us = 0;
    QString text {}; ///< local time: "10:30", "10:30:15.250", at midnight "26 Nov"
};

/// At most so many, at times that clocks know.
QList<TimeTick> timeTicks(const TimeRange &range, int most);

/// µs that local time is ahead of UTC at this moment.
qint64 utcOffsetUs(qint64 epochUs);

/// "10:30:00 – 10:30:15", as exact as its length asks for; with the days when they differ.
QString timeRangeText(const TimeRange &range);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/timebins.h"

#include <QString>

#include <optional>

namespace hookglass {

/// A span of time as a part of a filter: `received>=2026-11-23T10:30:00 received<2026-11-23T10:31`,
/// in local time. Whoever selects times with the mouse changes this pair and leaves the rest as
/// it was written.

/// The pair that stands in the filter; nothing when there is none.
std::optional<TimeRange> receivedRange(const QString &filter);
/// The filter with this pair in the place of the one before, or behind what was there. The text
/// given must be valid.
QString withReceivedRange(const QString &filter, const TimeRange &range);
QString withoutReceivedRange(const QString &filter);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"
#include "ui/timelinetext.h"

namespace hookglass {

/// By what the timeline is sorted. Rows that are alike in it stand in order of arrival.
struct TimelineOrder
{
    TimelineColumn column = TimelineColumn::Number;
    bool descending = false;
    QString field {}; ///< of one of the user's own columns; then `column` says nothing
    bool operator==(const TimelineOrder &) const = default;

    bool isArrival() const { return *this == TimelineOrder(); }
    /// Unless it is a field. Puts places of captures in this order; they ascend before. Texts by
    /// their letters, small and capital alike; verdicts the worst first; what has no value before
    /// all that have one.
    QList<int> sorted(const SummaryRows &captures, const QList<int> &places) const;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"
#include "core/events/eventcatalog.h"
#include "core/filter/filter.h"

#include <functional>
#include <optional>

namespace hookglass {

/// Where captures are read from when their columns do not decide.
struct CaptureSource
{
    QString sessionPath {};
    EventCatalog catalog {};
};

/// Appends the places, from this one on, of the captures that the filter takes by their columns.
/// Gives back the places of those that the columns leave open.
QList<int> appendMatching(const SummaryRows &captures, qsizetype from, const Filter &filter,
                          qint64 nowUs, QList<int> &places);

/// What a scan found: the places of what the filter takes.
struct PlacesFound
{
    QList<int> places {}; ///< ascending
    std::optional<Error> error {}; ///< the session could not be read: places are missing
};

/// The places of all captures that the filter takes; reads from the session what the columns leave
/// open, so call it off the GUI thread. Ends early when `isStale` says so.
PlacesFound placesMatching(const SummaryRows &captures, const Filter &filter, qint64 nowUs,
                           const std::optional<CaptureSource> &source,
                           const std::function<bool()> &isStale);

/// The same for some of them, in the order given.
PlacesFound placesAmong(const SummaryRows &captures, const QList<int> &places, const Filter &filter,
                        qint64 nowUs, const std::optional<CaptureSource> &source,
                        const std::function<bool()> &isStale);

/// Where it stands in an ascending list of places; -1 when it is not among them.
int rowOfSeq(const SummaryRows &captures, const QList<int> &places, qint64 seq);

} // namespace hookglass

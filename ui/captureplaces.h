// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"
#include "core/events/eventcatalog.h"
#include "core/filter/filter.h"
#include "core/store/retention.h"

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

/// How far a scan has come with what it must read from the session.
struct ScanProgress
{
    qsizetype read = 0; ///< captures
    qsizetype toRead = 0;
    qsizetype examined = 0; ///< captures that it looks at, by their columns at least
    qint64 elapsedMs = 0; ///< since it began
    bool sorts = false; ///< what is shown; it looks for nothing
};

/// Hears of places found, each once and ascending in each call, while a scan that has to read the
/// session goes on; called in its threads, perhaps by two at a time. Gives back whether it is to go
/// on.
using ScanListener = std::function<bool(const QList<int> &places, const ScanProgress &progress)>;

/// What a scan found: the places of what the filter takes.
struct PlacesFound
{
    QList<int> places {}; ///< ascending
    std::optional<Error> error {}; ///< the session could not be read: places are missing
};

/// The places of all captures that the filter takes; reads from the session what the columns leave
/// open, so call it off the GUI thread. Ends early when the listener says so.
PlacesFound placesMatching(const SummaryRows &captures, const Filter &filter, qint64 nowUs,
                           const std::optional<CaptureSource> &source,
                           const ScanListener &listener);

/// The same for some of them, in the order given.
PlacesFound placesAmong(const SummaryRows &captures, const QList<int> &places, const Filter &filter,
                        qint64 nowUs, const std::optional<CaptureSource> &source,
                        const ScanListener &listener);

/// Where it stands in an ascending list of places; -1 when it is not among them.
int rowOfSeq(const SummaryRows &captures, const QList<int> &places, qint64 seq);

/// The numbers of what stands in some rows, as ascending ranges that hold no other captures. Places
/// by row, in any order.
QList<SeqRange> seqRangesOf(const SummaryRows &captures, const QList<int> &places,
                            const QList<SummaryRows::Run> &rows);

} // namespace hookglass

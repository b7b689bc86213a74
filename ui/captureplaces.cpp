// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/captureplaces.h"

#include "core/filter/packedcolumns.h"
#include "core/query/sessionfilter.h"

#include <algorithm>

namespace hookglass {

QList<int> appendMatching(const SummaryRows &captures, qsizetype from, const Filter &filter,
                          qint64 nowUs, QList<int> &places)
{
    QList<int> open;
    PackedColumns columns(captures, filter, nowUs);
    for (qsizetype i = from; i < captures.size(); ++i) {
        const FilterAnswer answer = columns.answer(i);
        if (answer == FilterAnswer::Yes)
            places.append(int(i));
        else if (answer == FilterAnswer::Unknown)
            open.append(int(i));
    }
    return open;
}

PlacesFound placesMatching(const SummaryRows &captures, const Filter &filter, qint64 nowUs,
                           const std::optional<CaptureSource> &source,
                           const std::function<bool()> &isStale)
{
    QList<int> decided;
    const QList<int> open = appendMatching(captures, 0, filter, nowUs, decided);
    PlacesFound found = placesAmong(captures, open, filter, nowUs, source, isStale);
    const qsizetype read = found.places.size();
    found.places.append(decided);
    std::inplace_merge(found.places.begin(), found.places.begin() + read, found.places.end());
    return found;
}

PlacesFound placesAmong(const SummaryRows &captures, const QList<int> &places, const Filter &filter,
                        qint64 nowUs, const std::optional<CaptureSource> &source,
                        const std::function<bool()> &isStale)
{
    PlacesFound found;
    if (places.isEmpty() || !source)
        return found;
    SessionFilter session(source->sessionPath, source->catalog);
    for (const int place : places) {
        if (isStale())
            break;
        const Result<bool> matches = session.matches(filter, captures.at(place), nowUs);
        if (!matches) {
            found.error = matches.error();
            break;
        }
        if (*matches)
            found.places.append(place);
    }
    return found;
}

int rowOfSeq(const SummaryRows &captures, const QList<int> &places, qint64 seq)
{
    const qsizetype place = captures.placeOfSeq(seq);
    const auto found = std::lower_bound(places.cbegin(), places.cend(), int(place));
    return place < 0 || found == places.cend() || *found != place ? -1
                                                                  : int(found - places.cbegin());
}

} // namespace hookglass

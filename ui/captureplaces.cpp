// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/captureplaces.h"

#include <algorithm>

namespace hookglass {

void appendMatching(const QList<CaptureSummary> &captures, qsizetype from, const Filter &filter,
                    QList<int> &places)
{
    for (qsizetype i = from; i < captures.size(); ++i) {
        if (filter.matches(captures.at(i)))
            places.append(int(i));
    }
}

qsizetype placeOfSeq(const QList<CaptureSummary> &captures, qint64 seq)
{
    const auto found = std::lower_bound(
        captures.cbegin(), captures.cend(), seq,
        [](const CaptureSummary &each, qint64 wanted) { return each.seq < wanted; });
    return found == captures.cend() || found->seq != seq ? -1 : found - captures.cbegin();
}

int rowOfSeq(const QList<CaptureSummary> &captures, const QList<int> &places, qint64 seq)
{
    const qsizetype place = placeOfSeq(captures, seq);
    const auto found = std::lower_bound(places.cbegin(), places.cend(), int(place));
    return place < 0 || found == places.cend() || *found != place ? -1
                                                                  : int(found - places.cbegin());
}

} // namespace hookglass

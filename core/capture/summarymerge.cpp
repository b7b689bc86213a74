// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summarymerge.h"

namespace hookglass {

SummaryMerge::SummaryMerge(const SummaryRows &before, const QList<SummaryRows::Run> &going,
                           const PackedRows &coming)
    : m_before(before)
    , m_places(before.size(), -1)
    , m_version(before.m_version)
{
    qsizetype next = 0; // of those that come
    const auto keepUntil = [&](qsizetype from, qsizetype end) {
        for (qsizetype place = from; place < end; ++place) {
            const qint64 seq = next == coming.size() ? 0 : before.seqAt(place);
            for (; next < coming.size() && before.seqOf(coming.at(next)) < seq; ++next)
                put(coming.at(next));
            if (next < coming.size() && before.seqOf(coming.at(next)) == seq)
                m_leaving.append(coming.at(next++));
            keep(place);
        }
    };
    qsizetype place = 0;
    for (const SummaryRows::Run &run : going) {
        keepUntil(place, run.first);
        for (place = run.first; place <= run.last; ++place)
            take(place);
    }
    keepUntil(place, before.size());
    for (; next < coming.size(); ++next)
        put(coming.at(next));
}

void SummaryMerge::keep(qsizetype place)
{
    m_places[place] = int(m_rows.size());
    m_rows.append(m_before.m_rows.at(place));
}

void SummaryMerge::put(const SummaryRow &row)
{
    m_rows.append(row);
    ++m_come;
}

void SummaryMerge::take(qsizetype place)
{
    const SummaryRow &row = m_before.m_rows.at(place);
    m_leaving.append(row);
    ++m_gone.captures;
    if (m_before.isRefusedAt(place))
        ++m_gone.refused;
    else if (m_before.verdictAt(place) == Verdict::Verified)
        ++m_gone.verified;
    else if (m_before.verdictAt(place) == Verdict::Failed)
        ++m_gone.failed;
    if (m_before.isMarkedAt(place))
        ++m_gone.marked;
}

int SummaryMerge::placeOf(int before) const
{
    return before < m_places.size() ? m_places.at(before) : before + int(m_come - m_gone.captures);
}

void SummaryMerge::move(QList<int> &places) const
{
    int *to = places.data(); // plain pointers: there may be a million
    const int *const end = to + places.size();
    for (const int *from = to; from != end; ++from) {
        if (const int place = placeOf(*from); place >= 0)
            *to++ = place;
    }
    places.resize(to - places.data());
}

} // namespace hookglass

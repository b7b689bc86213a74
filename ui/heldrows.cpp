// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/heldrows.h"

#include <algorithm>
#include <utility>

namespace hookglass {

QList<int> HeldRows::release()
{
    m_afterSeq.reset();
    return std::exchange(m_places, {});
}

void HeldRows::add(const SummaryRows &captures, QList<int> &places)
{
    if (!isFrozen())
        return;
    const auto first =
        std::lower_bound(places.begin(), places.end(), int(captures.lowerBound(*m_afterSeq + 1)));
    const qsizetype before = m_places.size();
    m_places.append(QList<int>(first, places.end()));
    places.erase(first, places.end());
    if (before == 0 || before == m_places.size() || m_places[before - 1] < m_places[before])
        return; // the usual case: they are newer than those that wait
    std::inplace_merge(m_places.begin(), m_places.begin() + before, m_places.end());
    m_places.erase(std::unique(m_places.begin(), m_places.end()), m_places.end());
}

void HeldRows::replace(const SummaryRows &captures, QList<int> &places)
{
    m_places.clear();
    add(captures, places);
}

bool HeldRows::has(int place) const
{
    return std::binary_search(m_places.begin(), m_places.end(), place);
}

void HeldRows::drop(int place)
{
    const auto found = std::lower_bound(m_places.begin(), m_places.end(), place);
    if (found != m_places.end() && *found == place)
        m_places.erase(found);
}

} // namespace hookglass

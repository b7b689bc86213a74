// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/valuematching.h"

#include "core/json/jsonpath.h"

#include <algorithm>

namespace hookglass::json {

Partners memberPartners(const std::vector<Value> &lefts, const std::vector<Value> &rights)
{
    using Named = std::pair<QByteArray, size_t>; // ordered by the name, then by the place
    const auto sorted = [](const std::vector<Value> &members) {
        std::vector<Named> names;
        names.reserve(members.size());
        for (size_t i = 0; i < members.size(); ++i)
            names.emplace_back(memberName(members[i]), i);
        std::sort(names.begin(), names.end());
        return names;
    };
    const std::vector<Named> a = sorted(lefts);
    const std::vector<Named> b = sorted(rights);
    Partners partners(lefts.size(), -1);
    for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].first == b[j].first)
            partners[a[i++].second] = qsizetype(b[j++].second);
        else if (a[i].first < b[j].first)
            ++i;
        else
            ++j;
    }
    return partners;
}

Partners reversed(const Partners &partners, size_t size)
{
    Partners back(size, -1);
    for (size_t i = 0; i < partners.size(); ++i) {
        if (partners[i] >= 0)
            back[size_t(partners[i])] = qsizetype(i);
    }
    return back;
}

std::vector<bool> movedMembers(const Partners &partners, size_t rights, bool swapped)
{
    const Partners from = swapped ? reversed(partners, rights) : partners;
    std::vector<qsizetype> order;
    std::vector<size_t> lefts;
    for (size_t i = 0; i < from.size(); ++i) {
        if (from[i] < 0)
            continue;
        order.push_back(from[i]);
        lefts.push_back(swapped ? size_t(from[i]) : i);
    }
    const std::vector<bool> stays = longestAscending(order);
    std::vector<bool> moved(partners.size(), false);
    for (size_t k = 0; k < order.size(); ++k)
        moved[lefts[k]] = !stays[k];
    return moved;
}

void pairRest(Partners &partners, size_t rights)
{
    size_t next = 0; // on the right
    for (size_t i = 0; i < partners.size();) {
        size_t end = i;
        while (end < partners.size() && partners[end] < 0)
            ++end;
        const size_t rightEnd = end < partners.size() ? size_t(partners[end]) : rights;
        while (i < end && next < rightEnd)
            partners[i++] = qsizetype(next++);
        i = end + 1;
        next = rightEnd + 1;
    }
}

bool isSwapped(const Value &left, const Value &right)
{
    const QByteArrayView a = left.raw();
    const QByteArrayView b = right.raw();
    return a.size() != b.size() ? a.size() > b.size() : a > b;
}

} // namespace hookglass::json

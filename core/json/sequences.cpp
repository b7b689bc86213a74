// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/sequences.h"

#include <algorithm>

namespace hookglass::json {

namespace {

using Items = std::span<const quint64>;

/// Matches what is left when the ends that both share are taken off.
void matchMiddle(Items a, Items b, qsizetype offset, Partners &partners)
{
    const size_t width = b.size() + 1;
    // Of the longest common sequences of what is left from there on.
    std::vector<quint32> lengths((a.size() + 1) * width);
    for (size_t i = a.size(); i-- > 0;) {
        for (size_t j = b.size(); j-- > 0;) {
            lengths[i * width + j] = a[i] == b[j]
                ? lengths[(i + 1) * width + j + 1] + 1
                : std::max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
        }
    }
    for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            partners[size_t(offset) + i] = offset + qsizetype(j);
            ++i;
            ++j;
        } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
}

} // namespace

Partners commonSequence(std::span<const quint64> first, std::span<const quint64> second,
                        qint64 maxProduct, qint64 &spent)
{
    Partners partners(first.size(), -1);
    size_t begin = 0;
    while (begin < first.size() && begin < second.size() && first[begin] == second[begin]) {
        partners[begin] = qsizetype(begin);
        ++begin;
    }
    size_t end = 0; // counted from the end
    while (begin + end < first.size() && begin + end < second.size()
           && first[first.size() - 1 - end] == second[second.size() - 1 - end]) {
        partners[first.size() - 1 - end] = qsizetype(second.size() - 1 - end);
        ++end;
    }
    const Items a = first.subspan(begin, first.size() - begin - end);
    const Items b = second.subspan(begin, second.size() - begin - end);
    const qint64 product = qint64(a.size()) * qint64(b.size());
    if (product == 0 || product > maxProduct)
        return partners;
    spent += product;
    matchMiddle(a, b, qsizetype(begin), partners);
    return partners;
}

std::vector<bool> longestAscending(std::span<const qsizetype> values)
{
    std::vector<size_t> ends; // of the best sequence of each length, where it ends
    std::vector<qsizetype> before(values.size(), -1);
    for (size_t i = 0; i < values.size(); ++i) {
        const auto at =
            std::lower_bound(ends.begin(), ends.end(), values[i],
                             [&](size_t place, qsizetype value) { return values[place] < value; });
        before[i] = at == ends.begin() ? -1 : qsizetype(*(at - 1));
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> isIn(values.size(), false);
    for (qsizetype i = ends.empty() ? -1 : qsizetype(ends.back()); i >= 0; i = before[size_t(i)])
        isIn[size_t(i)] = true;
    return isIn;
}

} // namespace hookglass::json

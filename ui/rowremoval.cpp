// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rowremoval.h"

#include <algorithm>

namespace hookglass {

RowRemoval::RowRemoval(const QList<CaptureSummary> &captures, const QList<SeqRange> &ranges)
    : m_captures(captures)
    , m_gone(size_t(captures.size()))
{
    for (const SeqRange &range : ranges) {
        const auto first =
            std::lower_bound(captures.cbegin(), captures.cend(), range.first,
                             [](const CaptureSummary &each, qint64 seq) { return each.seq < seq; });
        for (auto at = first; at != captures.cend() && at->seq <= range.last; ++at) {
            m_gone[size_t(at - captures.cbegin())] = true;
            m_removed.append(*at);
        }
    }
}

QList<CaptureSummary> RowRemoval::left() const
{
    QList<CaptureSummary> left;
    left.reserve(m_captures.size() - m_removed.size());
    for (qsizetype place = 0; place < m_captures.size(); ++place) {
        if (!goes(place))
            left.append(m_captures.at(place));
    }
    return left;
}

QList<RowRemoval::Run> RowRemoval::runs(const QList<int> &rows) const
{
    QList<Run> runs;
    for (int row = int(rows.size()) - 1; row >= 0; --row) {
        if (!goes(rows.at(row)))
            continue;
        if (!runs.isEmpty() && runs.last().first == row + 1)
            runs.last().first = row;
        else
            runs.append({row, row});
    }
    return runs;
}

QList<int> RowRemoval::moved(const QList<int> &rows) const
{
    QList<int> moved;
    qsizetype place = 0;
    int goneBefore = 0;
    for (const int row : rows) {
        for (; place < row; ++place)
            goneBefore += goes(place) ? 1 : 0;
        if (!goes(row))
            moved.append(row - goneBefore);
    }
    return moved;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rowremoval.h"

#include <algorithm>
#include <utility>

namespace hookglass {

RowRemoval::RowRemoval(const SummaryRows &captures, const QList<SeqRange> &ranges)
{
    for (const SeqRange &range : ranges) {
        const qsizetype first = captures.lowerBound(range.first);
        const qsizetype end = captures.lowerBound(range.last + 1);
        if (first < end)
            m_gone.append({int(first), int(end) - 1});
    }
}

/// It begins behind the last one.
void RowRemoval::append(const Run &run)
{
    if (!m_gone.isEmpty() && m_gone.last().last + 1 == run.first)
        m_gone.last().last = run.last;
    else
        m_gone.append(run);
}

void RowRemoval::add(const RowRemoval &later)
{
    const QList<Run> before = std::exchange(m_gone, {});
    auto next = before.cbegin();
    int gone = 0; // before the place that is looked at
    const auto pass = [&] {
        gone += next->last - next->first + 1;
        return *next++;
    };
    for (const Run &run : later.m_gone) {
        while (next != before.cend() && next->first <= run.first + gone)
            append(pass());
        const int first = run.first + gone;
        while (next != before.cend() && next->first <= run.last + gone)
            pass(); // it lies within
        append({first, run.last + gone});
    }
    while (next != before.cend())
        append(pass());
}

QList<RowRemoval::Run> RowRemoval::runs(const QList<int> &rows) const
{
    QList<Run> runs;
    for (auto gone = m_gone.crbegin(); gone != m_gone.crend(); ++gone) {
        const auto first = std::lower_bound(rows.cbegin(), rows.cend(), gone->first);
        const auto end = std::lower_bound(first, rows.cend(), gone->last + 1);
        if (first == end)
            continue;
        const Run run {int(first - rows.cbegin()), int(end - rows.cbegin()) - 1};
        if (!runs.isEmpty() && runs.last().first == run.last + 1)
            runs.last().first = run.first;
        else
            runs.append(run);
    }
    return runs;
}

QList<CaptureSummary> RowRemoval::takeFrom(SummaryTable &captures) const
{
    QList<CaptureSummary> taken;
    for (const Run &run : m_gone) {
        for (int i = run.first; i <= run.last; ++i)
            taken.append(captures.at(i));
    }
    captures.remove(m_gone);
    return taken;
}

void RowRemoval::move(QList<int> &rows) const
{
    if (m_gone.isEmpty())
        return;
    int *const begin = rows.data(); // plain pointers: there may be a million
    int *const end = begin + rows.size();
    int *to = std::lower_bound(begin, end, m_gone.first().first);
    int *from = to;
    int goneBefore = 0;
    for (const Run &gone : m_gone) {
        for (; from != end && *from < gone.first; ++from)
            *to++ = *from - goneBefore;
        from = std::lower_bound(from, end, gone.last + 1);
        goneBefore += gone.last - gone.first + 1;
    }
    for (; from != end; ++from)
        *to++ = *from - goneBefore;
    rows.resize(to - begin);
}

int RowRemoval::goneBefore(int place) const
{
    int gone = 0;
    for (const Run &run : m_gone) {
        if (run.first >= place)
            break;
        gone += std::min(run.last + 1, place) - run.first;
    }
    return gone;
}

void RowRemoval::moveUnordered(QList<int> &rows) const
{
    QList<int> goneBefore; // how many before each run
    int gone = 0;
    for (const Run &run : m_gone) {
        goneBefore.append(gone);
        gone += run.last - run.first + 1;
    }
    QList<int> moved;
    moved.reserve(rows.size());
    for (const int row : std::as_const(rows)) {
        const auto next =
            std::upper_bound(m_gone.cbegin(), m_gone.cend(), row,
                             [](int place, const Run &run) { return place < run.first; });
        const qsizetype before = next - m_gone.cbegin();
        if (before == 0)
            moved.append(row);
        else if (row > m_gone.at(before - 1).last)
            moved.append(row - (before < m_gone.size() ? goneBefore.at(before) : gone));
    }
    rows = moved;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rowremoval.h"

#include <algorithm>

namespace hookglass {

RowRemoval::RowRemoval(const QList<CaptureSummary> &captures, const QList<SeqRange> &ranges)
{
    const auto before = [](const CaptureSummary &each, qint64 seq) {
        return each.seq < seq;
    };
    for (const SeqRange &range : ranges) {
        const auto first =
            std::lower_bound(captures.cbegin(), captures.cend(), range.first, before);
        const auto end = std::lower_bound(first, captures.cend(), range.last + 1, before);
        if (first != end)
            m_gone.append({int(first - captures.cbegin()), int(end - captures.cbegin()) - 1});
    }
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

QList<CaptureSummary> RowRemoval::takeFrom(QList<CaptureSummary> &captures) const
{
    QList<CaptureSummary> taken;
    for (const Run &run : m_gone)
        taken.append(captures.mid(run.first, run.last - run.first + 1));
    if (m_gone.isEmpty())
        return taken;
    // What stays between the runs moves up behind them; the front of a list is cheap to cut off.
    const auto begin = captures.begin();
    auto to = begin + m_gone.last().last + 1;
    for (qsizetype i = m_gone.size() - 1; i >= 0; --i) {
        const int from = i > 0 ? m_gone.at(i - 1).last + 1 : 0;
        to = std::move_backward(begin + from, begin + m_gone.at(i).first, to);
    }
    captures.remove(0, to - begin);
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

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capturesummary.h"
#include "core/store/retention.h"

#include <vector>

namespace hookglass {

/// What goes from an ascending list of captures, and what that does to a list of places in it.
class RowRemoval
{
public:
    struct Run
    {
        int first = 0;
        int last = 0;
    };

    /// `captures` must outlive it; ranges ascend.
    RowRemoval(const QList<CaptureSummary> &captures, const QList<SeqRange> &ranges);

    const QList<CaptureSummary> &removed() const { return m_removed; }
    QList<CaptureSummary> left() const;
    /// Rows (places in the captures, ascending) that go, in runs, the last run first.
    QList<Run> runs(const QList<int> &rows) const;
    /// The places that the rows that stay have in left().
    QList<int> moved(const QList<int> &rows) const;

private:
    bool goes(qsizetype place) const { return m_gone[size_t(place)]; }

    const QList<CaptureSummary> &m_captures;
    QList<CaptureSummary> m_removed;
    std::vector<bool> m_gone; ///< by place
};

} // namespace hookglass

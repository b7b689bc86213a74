// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summarytable.h"
#include "core/store/retention.h"

namespace hookglass {

/// What goes from an ascending list of captures, and what that does to a list of places in it.
/// Retention takes the oldest: that costs what goes and what is left before it, not what follows.
class RowRemoval
{
public:
    using Run = SummaryTable::Run;

    RowRemoval() = default; ///< nothing goes
    /// Ranges ascend.
    RowRemoval(const SummaryRows &captures, const QList<SeqRange> &ranges);

    bool isEmpty() const { return m_gone.isEmpty(); }
    /// Takes another in that came after it, so that both are one. Runs that touch are joined.
    void add(const RowRemoval &later);
    const QList<Run> &gone() const { return m_gone; } ///< places, ascending
    /// Rows (places in the captures, ascending) that go, in runs, the last run first.
    QList<Run> runs(const QList<int> &rows) const;
    /// Takes them out of the captures and gives them back.
    QList<CaptureSummary> takeFrom(SummaryTable &captures) const;
    /// Rows from their places before to those after, without those that go.
    void move(QList<int> &rows) const;
    /// How many go before a place, by the places before.
    int goneBefore(int place) const;
    /// The same for rows in any order.
    void moveUnordered(QList<int> &rows) const;

private:
    void append(const Run &run);

    QList<Run> m_gone; ///< places, ascending
};

} // namespace hookglass

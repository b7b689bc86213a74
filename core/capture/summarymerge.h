// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"

namespace hookglass {

/// Packed summaries with some taken out and others put in. Made of a snapshot, in any thread, since
/// it copies all that stays; then the SummaryTable takes it over.
class SummaryMerge
{
public:
    /// What has gone.
    struct Counts
    {
        qint64 captures = 0;
        qint64 verified = 0;
        qint64 failed = 0;
        qint64 refused = 0; ///< they are not among the two before
        qint64 marked = 0;
    };

    /// Runs ascend. `coming` are rows that the table of the snapshot had packed by then, in the
    /// order of their numbers; one that is there already is left out.
    SummaryMerge(const SummaryRows &before, const QList<SummaryRows::Run> &going,
                 const PackedRows &coming);

    const Counts &gone() const { return m_gone; }
    qint64 come() const { return m_come; }
    /// Places from what they were before to what they are now, also of what was appended since;
    /// those that have gone are left out.
    void move(QList<int> &places) const;
    int placeOf(int before) const; ///< -1: it has gone

private:
    friend class SummaryTable;

    void keep(qsizetype place);
    void take(qsizetype place);
    void put(const SummaryRow &row);

    SummaryRows m_before;
    PackedRows m_rows;
    PackedRows m_leaving; ///< rows that nothing has any more
    QList<int> m_places; ///< by the place before
    quint64 m_version; ///< of the snapshot
    Counts m_gone;
    qint64 m_come = 0;
};

} // namespace hookglass

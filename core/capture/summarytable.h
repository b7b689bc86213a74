// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summarymerge.h"

#include <QHash>

namespace hookglass {

/// The summaries of a session while captures come, change and go. Belongs to one thread; others
/// get rows().
class SummaryTable final : private SummaryRows
{
public:
    SummaryTable() { clear(); }
    Q_DISABLE_COPY(SummaryTable) // only one copy of the rows may grow

    using SummaryRows::Run;

    using SummaryRows::at;
    using SummaryRows::isEmpty;
    using SummaryRows::isMarkedAt;
    using SummaryRows::lowerBound;
    using SummaryRows::placeOfSeq;
    using SummaryRows::seqAt;
    using SummaryRows::size;

    const SummaryRows &rows() const { return *this; }
    qsizetype textCount() const { return m_numbers.size(); } ///< different texts that are kept
    /// Another one when what stands at a place may be something else; appending leaves it.
    quint64 changes() const { return m_version; }

    /// Their numbers are higher than those before.
    void append(const QList<CaptureSummary> &captures);
    void append(const PackedRows &rows); ///< that it has packed
    /// Another value for the capture with the same number.
    void replace(qsizetype i, const CaptureSummary &capture);
    /// Of all captures of a room.
    void setRoomColour(const QString &room, int colour);
    /// The same for rows that are packed, but not in the table yet.
    void setRoomColour(PackedRows &rows, const QString &room, int colour) const;
    /// Runs ascend. Those at the front are cheap: others cost what stays before them.
    void remove(const QList<Run> &runs);
    void clear();

    /// Packs captures that are put in later: at the end, or by a merge at any place.
    void pack(const QList<CaptureSummary> &captures, PackedRows &rows);
    /// Nothing but new captures has come since its snapshot.
    bool fits(const SummaryMerge &merge) const { return merge.m_version == m_version; }
    /// Makes the rows of a merge that fits its own, with those that have come since. What the merge
    /// holds then can be dropped in any thread.
    void takeOver(SummaryMerge &merge);
    /// Lets go of some of what rows had that have gone by a merge; false: nothing is left of it.
    bool releaseSome();

private:
    SummaryRow pack(const CaptureSummary &capture);
    void packNumbers(SummaryRow &row, const CaptureSummary &capture, SummaryExtra &extra) const;
    void packId(SummaryRow &row, const QString &id);
    void packSummary(SummaryRow &row, const CaptureSummary &capture);
    /// Gives back the number of the address.
    quint32 packPeer(SummaryRow &row, const QString &peer);
    quint32 numberOf(const QString &text);
    quint32 numberOf(const QString &text, quint32 latest);
    quint32 numberOfBytes(const QByteArray &bytes, quint32 latest);
    template <typename String> bool isStill(const String &text, quint32 latest);
    quint32 numberOf(const SummaryShape &shape);
    quint32 numberOf(SummaryExtra extra);
    void release(const SummaryRow &row);
    void releaseText(quint32 number);
    void releaseShape(quint32 number);

    QHash<QString, quint32> m_numbers; ///< of the texts
    QList<quint32> m_uses; ///< of the texts, by number
    QList<quint32> m_freeTexts; ///< numbers that nothing has any more
    QHash<SummaryShape, quint32> m_shapeNumbers;
    QList<quint32> m_shapeUses;
    QList<quint32> m_freeShapes;
    QList<quint32> m_freeExtras;
    QList<PackedRows> m_leaving; ///< to be released
    SummaryShape m_latest; ///< of what was packed last
};

} // namespace hookglass

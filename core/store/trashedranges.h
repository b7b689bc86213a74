// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/store/retention.h"

#include <QSqlDatabase>

namespace hookglass {

/// The numbers of the captures that the user has deleted from a session, as they were when it was
/// read. A value.
class TrashedRanges
{
public:
    static Result<TrashedRanges> read(const QSqlDatabase &database);

    bool isEmpty() const { return m_ranges.isEmpty(); }
    const QList<SeqRange> &ranges() const { return m_ranges; } ///< ascending, apart
    /// The last one of the range that this number lies in; 0: it is not deleted.
    qint64 lastAround(qint64 seq) const;
    void add(const QList<SeqRange> &ranges); ///< they ascend
    /// What of these, which ascend, is not deleted.
    QList<SeqRange> notAmong(const QList<SeqRange> &ranges) const;

private:
    void append(const SeqRange &range);

    QList<SeqRange> m_ranges;
};

} // namespace hookglass

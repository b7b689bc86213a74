// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"

#include <QList>

#include <optional>

namespace hookglass {

/// Which captures the timeline holds back while it is frozen: of those that came since, the ones
/// that it would show, as ascending places.
class HeldRows
{
public:
    bool isFrozen() const { return m_afterSeq.has_value(); }
    qint64 afterSeq() const { return *m_afterSeq; } ///< while it is frozen
    qsizetype count() const { return m_places.size(); }
    bool has(int place) const;

    /// Captures with higher numbers wait from now on.
    void freeze(qint64 afterSeq) { m_afterSeq = afterSeq; }
    /// They wait no longer; gives them back.
    QList<int> release();

    /// Takes those that have to wait out of ascending places that are to be shown. Others may be
    /// waiting already.
    void add(const SummaryRows &captures, QList<int> &places);
    /// The same when the places are all that there are.
    void replace(const SummaryRows &captures, QList<int> &places);
    /// It is not to be shown any more.
    void drop(int place);
    /// For what moves places.
    QList<int> &places() { return m_places; }

private:
    std::optional<qint64> m_afterSeq;
    QList<int> m_places;
};

} // namespace hookglass

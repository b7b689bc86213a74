// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"

#include <vector>

namespace hookglass {

/// Puts many rows into the order of their summaries, as TextOrder has it; those alike stand in
/// order of arrival.
/// Nearly all summaries differ, but they are put together from few texts: it is those that are
/// compared. What stands up to the second name in a summary decides first, and then what follows;
/// only where one such beginning is that of another, summaries are compared as a whole. That takes
/// a fraction of the time that comparing all of them does.
class SummaryOrder
{
public:
    /// `places` ascend.
    static QList<int> of(const SummaryRows &rows, const QList<int> &places, bool descending);

private:
    class Numbering;
    /// Up to the second name of a summary, or from there on.
    struct Part
    {
        QString text {};
        bool isOpen = false; ///< more follows
    };
    struct Parts
    {
        std::vector<Part> all {}; ///< once each
        std::vector<quint32> ofRows {}; ///< indexes of theirs
    };
    /// Where a text with places for names is cut.
    struct Template
    {
        bool beginsWithRoom = false; ///< that name comes first
        qsizetype rest = 0; ///< place of the second name; 0: there is none
    };
    struct Groups
    {
        std::vector<quint32> ofParts {}; ///< numbers in the order of the groups, from 0
        std::vector<bool> isMixed {}; ///< by number
    };

    SummaryOrder(const SummaryRows &rows, const QList<int> &places)
        : m_rows(rows)
        , m_places(places)
    {
    }
    bool split();
    void split(const SummaryRow &row, Numbering &firsts, Numbering &rests);
    const Template &templateOf(quint32 text);
    static QString put(QStringView text, const QString &name);
    static Groups groupsOf(const std::vector<Part> &firsts);
    static Groups ranksOf(const std::vector<Part> &rests);
    QList<int> sorted(bool descending);
    static QList<int> compared(const SummaryRows &rows, const QList<int> &places, bool descending);

    const SummaryRows &m_rows;
    const QList<int> &m_places;
    std::vector<Template> m_templates;
    std::vector<quint32> m_templateOfText; ///< one more than its index; 0: not looked at yet
    Parts m_firsts;
    Parts m_rests;
};

} // namespace hookglass

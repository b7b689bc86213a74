// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/viewkeeper.h"

#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QScrollBar>

namespace hookglass {

namespace {
constexpr qsizetype MostKept = 10'000; // a view with more ranges than that is slow for good
} // namespace

ViewKeeper::ViewKeeper(TimelineModel &model, TimelineView &view)
    : QObject(&view)
    , m_model(model)
    , m_view(view)
{
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &ViewKeeper::remember);
    connect(&model, &QAbstractItemModel::modelReset, this, &ViewKeeper::restore);
}

void ViewKeeper::remember()
{
    m_keepsSelection = m_view.selectedCount() <= MostKept;
    m_selected = m_keepsSelection ? m_view.selectedSeqs() : QList<qint64>();
    m_left = m_view.horizontalScrollBar()->value();
    const int top = m_view.verticalScrollBar()->value();
    const int rows = m_view.verticalScrollBar()->pageStep();
    const int current = m_view.currentIndex().row();
    const bool seesCurrent = current >= top && current < top + rows;
    const int anchor = seesCurrent ? current : top;
    m_atTop = top == 0 && !seesCurrent;
    m_anchor = anchor < m_model.rowCount() ? m_model.seqAt(anchor) : 0;
    m_rowsAbove = anchor - top;
}

void ViewKeeper::restore()
{
    m_view.horizontalScrollBar()->setValue(m_left);
    if (m_keepsSelection)
        select(m_model.rowsOfSeqs(m_selected));
    if (m_view.isFollowing() || m_anchor == 0)
        return;
    const int row = m_model.rowNear(m_anchor); // it may have gone
    if (m_atTop && !m_model.isInOrderOfArrival())
        m_view.scrollToTop(); // what is newest may come there
    else if (row >= 0)
        m_view.verticalScrollBar()->setValue(row - m_rowsAbove);
}

/// By ranges: one by one takes long when there are many.
void ViewKeeper::select(const QList<int> &rows)
{
    QItemSelection selection;
    const int last = m_model.columnCount() - 1;
    for (qsizetype i = 0; i < rows.size();) {
        const qsizetype first = i;
        while (i + 1 < rows.size() && rows.at(i + 1) == rows.at(i) + 1)
            ++i;
        selection.append(
            QItemSelectionRange(m_model.index(rows.at(first), 0), m_model.index(rows.at(i), last)));
        ++i;
    }
    m_view.selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

} // namespace hookglass

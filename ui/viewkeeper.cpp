// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/viewkeeper.h"

#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QScrollBar>

#include <algorithm>
#include <iterator>

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
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { bringBack(first, last); });
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this](const QItemSelection &selected) {
                if (!m_isRestoring && !selected.isEmpty()) // else rows may have gone
                    m_hidden.clear();
            });
}

void ViewKeeper::remember()
{
    m_isRestoring = true;
    m_keepsSelection = m_view.selectedCount() + m_hidden.size() <= MostKept;
    const QList<qint64> selected = m_keepsSelection ? m_view.selectedSeqs() : QList<qint64>();
    m_selected.clear();
    std::set_union(selected.begin(), selected.end(), m_hidden.begin(), m_hidden.end(),
                   std::back_inserter(m_selected));
    m_hidesCurrent = m_view.currentCapture() > 0 && m_model.rowOfSeq(m_view.currentCapture()) < 0;
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
    if (m_model.capturedCount() == 0 || m_view.selectsNewest()) {
        m_hidden.clear(); // another session, or it is not for the user to say
    } else if (m_keepsSelection) {
        const QList<int> rows = m_model.rowsOfSeqs(m_selected);
        if (!rows.isEmpty()) // else the current event, if it is there, is what is selected
            select(rows, QItemSelectionModel::ClearAndSelect);
        keepHidden(rows);
    }
    m_isRestoring = false;
    const bool isBack = m_hidesCurrent && m_view.currentIndex().isValid(); // the view goes there
    if (m_view.isFollowing() || m_anchor == 0 || isBack)
        return;
    const int row = m_model.rowNear(m_anchor); // it may have gone
    if (m_atTop && !m_model.isInOrderOfArrival())
        m_view.scrollToTop(); // what is newest may come there
    else if (row >= 0)
        m_view.placeAt(row - m_rowsAbove);
}

/// Results of a long scan come in pieces.
void ViewKeeper::bringBack(int first, int last)
{
    QList<int> rows;
    for (int row = first; row <= last && !m_hidden.isEmpty(); ++row) {
        if (std::binary_search(m_hidden.begin(), m_hidden.end(), m_model.seqAt(row)))
            rows.append(row);
    }
    if (rows.isEmpty())
        return;
    m_isRestoring = true;
    m_selected = m_hidden;
    select(rows, QItemSelectionModel::Select);
    keepHidden(rows);
    m_isRestoring = false;
}

/// Of what was selected, what is not in these rows.
void ViewKeeper::keepHidden(const QList<int> &rows)
{
    QList<qint64> shown;
    for (const int row : rows)
        shown.append(m_model.seqAt(row));
    std::sort(shown.begin(), shown.end());
    m_hidden.clear();
    std::set_difference(m_selected.begin(), m_selected.end(), shown.begin(), shown.end(),
                        std::back_inserter(m_hidden));
}

/// By ranges: one by one takes long when there are many.
void ViewKeeper::select(const QList<int> &rows, QItemSelectionModel::SelectionFlags how)
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
    m_view.selectionModel()->select(selection, how);
}

} // namespace hookglass

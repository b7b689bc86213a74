// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QItemSelectionModel>
#include <QList>
#include <QObject>

namespace hookglass {

class TimelineModel;
class TimelineView;

/// Keeps what is selected, and the place on the screen of what is looked at, when the rows of the
/// timeline are all exchanged. What a filter hides is selected again when it comes back, unless the
/// user has selected something else by then. The current event is the view's own business.
class ViewKeeper final : public QObject
{
    Q_OBJECT

public:
    /// Lives as long as the view, which must have connected itself to the model before.
    ViewKeeper(TimelineModel &model, TimelineView &view);

private:
    void remember();
    void restore();
    void bringBack(int first, int last);
    void select(const QList<int> &rows, QItemSelectionModel::SelectionFlags how);
    void keepHidden(const QList<int> &rows);

    TimelineModel &m_model;
    TimelineView &m_view;
    bool m_keepsSelection = false;
    bool m_isRestoring = false; ///< else it is the user who selects
    QList<qint64> m_selected; ///< seqs, ascending
    QList<qint64> m_hidden; ///< of those, ascending
    bool m_hidesCurrent = false;
    int m_left = 0; ///< of the horizontal scroll bar
    qint64 m_anchor = 0; ///< seq of a row on the screen; 0: none
    int m_rowsAbove = 0; ///< the anchor, on the screen
    bool m_atTop = false;
};

} // namespace hookglass

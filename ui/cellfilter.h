// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QMenu;
class QModelIndex;

namespace hookglass {

class FilterBar;
class TimelineModel;
class TimelineView;

/// Filters the timeline by what stands in one of its cells: a submenu of its menu.
class CellFilter final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    CellFilter(TimelineModel &model, TimelineView &view, FilterBar &filterBar,
               QObject *parent = nullptr);

    /// A term that is true of what stands there; empty when there is none.
    QString termOf(const QModelIndex &cell) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer(const QModelIndex &cell);

    TimelineModel &m_model;
    TimelineView &m_view;
    FilterBar &m_filterBar;
    QMenu *m_menu;
};

} // namespace hookglass

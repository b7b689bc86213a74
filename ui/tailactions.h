// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAction;
class QMenu;
class QToolButton;

namespace hookglass {

class FilterBar;
class Icons;
class TimelineModel;
class TimelineView;

/// What the timeline does when events come: it follows the newest one, selects it, or stands still.
/// Owns the actions in the menus and the buttons beside the filter.
class TailActions final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    TailActions(TimelineModel &model, TimelineView &view, const Icons &icons,
                QObject *parent = nullptr);

    void addActions(QMenu &menu);
    void addButtons(FilterBar &bar);
    void refreshIcons();

private:
    void connectActions();
    void showHeld();

    TimelineModel &m_model;
    TimelineView &m_view;
    const Icons &m_icons;
    QAction *m_follow;
    QAction *m_select;
    QAction *m_freeze;
    QToolButton *m_freezeButton = nullptr; ///< tells how many events wait
};

} // namespace hookglass

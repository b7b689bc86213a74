// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"

#include <QObject>

class QAction;
class QMenu;
class QStatusBar;

namespace hookglass {

class TimelineModel;
class TimelineView;

/// The row of the next event in the same room, in the direction of `step` (1 or -1); -1 when there
/// is none. `places` are those of the rows.
int rowInSameRoom(const SummaryRows &captures, const QList<int> &places, int row, int step);

/// Goes from event to event within the room of the current one. Owns the actions in the menus.
class RoomSteps final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    RoomSteps(TimelineModel &model, TimelineView &view, QStatusBar &status,
              QObject *parent = nullptr);

    void addActions(QMenu &menu);

private:
    void go(int step);

    TimelineModel &m_model;
    TimelineView &m_view;
    QStatusBar &m_status;
    QAction *m_next;
    QAction *m_previous;
};

} // namespace hookglass

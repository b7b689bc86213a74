// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"

#include <QObject>
#include <QTimer>

class QAction;
class QMenu;
class QStatusBar;

namespace hookglass {

class TimelineModel;
class TimelineView;

/// The first row with an event of this room among `count` rows from `row` on, in the direction of
/// `step` (1 or -1); -1 when there is none. `places` are those of the rows.
int rowOfRoom(const SummaryRows &captures, const QList<int> &places, quint32 room, qsizetype row,
              qsizetype count, int step);

/// Goes from event to event within the room of the current one. Owns the actions in the menus.
class RoomSteps final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it. `atOnce`: so many rows are looked at before the window has its
    /// turn again.
    RoomSteps(TimelineModel &model, TimelineView &view, QStatusBar &status,
              QObject *parent = nullptr, qsizetype atOnce = 50'000);

    void addActions(QMenu &menu);

private:
    void go(int step);
    void search();
    void tellNone();

    TimelineModel &m_model;
    TimelineView &m_view;
    QStatusBar &m_status;
    QAction *m_next;
    QAction *m_previous;
    QTimer m_goOn;
    const qsizetype m_atOnce;
    qint64 m_from = 0; ///< whose room is sought
    qsizetype m_row = 0; ///< to look at next
    int m_step = 1;
};

} // namespace hookglass

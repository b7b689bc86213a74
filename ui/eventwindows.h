// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"

#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace hookglass {

struct Capture;
class DetailTabs;
class Icons;
class Inspector;
class TimelineView;

/// Opens events in windows of their own, to be compared: by a double click in the timeline, Enter,
/// or the action in the menu.
class EventWindows final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it; the windows close with their owner.
    EventWindows(Inspector &inspector, TimelineView &view, const Icons &icons, QWidget *owner);

    void addActions(QMenu &menu);
    void open(qint64 seq);
    void refreshIcons();

signals:
    /// Its signals can be connected now.
    void opened(hookglass::DetailTabs *details);

private:
    void show(const Capture &capture);
    void closeAll();

    Inspector &m_inspector;
    const Icons &m_icons;
    QWidget *m_owner;
    QAction *m_action;
    QList<qint64> m_awaited; ///< seqs that are being loaded
    QList<DetailTabs *> m_windows;
};

} // namespace hookglass

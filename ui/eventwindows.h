// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"

#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace hookglass {

class DetailTabs;
class EventWindow;
class Icons;
class Inspector;
class Settings;
class TimelineFeed;
class TimelineModel;
class TimelineView;

/// Opens events in windows of their own, to be compared: by a double click in the timeline, Enter,
/// or the action in the menu. They stay up to date, and remember their size and how they are
/// arranged.
class EventWindows final : public QObject
{
    Q_OBJECT

public:
    /// The timeline that they belong to, what it knows and what it is fed by.
    struct Timeline
    {
        TimelineModel &model;
        TimelineView &view;
        TimelineFeed &feed;
    };

    /// All of them must outlive it; the windows close with their owner.
    EventWindows(Inspector &inspector, const Timeline &timeline, Settings &settings,
                 const Icons &icons, QWidget *owner);

    void addActions(QMenu &menu);
    /// Or brings the window forward that it has.
    void open(qint64 seq);
    void refreshIcons();

signals:
    /// Its signals can be connected now.
    void opened(hookglass::DetailTabs *details);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Window
    {
        qint64 seq = 0;
        EventWindow *window = nullptr;
        Capture shown {}; ///< last
    };

    void connectTimeline();
    void connectInspector();
    EventWindow *windowOf(qint64 seq) const; ///< null: it has none
    void take(const Capture &capture);
    void show(const Capture &capture);
    void showRetry(qint64 seq);
    void showDeleted();
    void reload(const QList<qint64> &seqs);
    void forget(const EventWindow *window);
    void closeAll();

    Inspector &m_inspector;
    const Timeline m_timeline;
    Settings &m_settings;
    const Icons &m_icons;
    QWidget *m_owner;
    QAction *m_action;
    QList<qint64> m_awaited; ///< seqs that are being loaded
    QList<Window> m_windows;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/listenerchoice.h"
#include "core/verify/credential.h"
#include "ui/icons.h"
#include "ui/statistics.h"

#include <QMainWindow>
#include <QTimer>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace hookglass {

class Colouring;
class Compaction;
class CurrentEvent;
class Deletion;
class DetailsLayout;
class DetailTabs;
class EmptyState;
class EventWindows;
class FilterBar;
class FilterMemory;
class HighlightBar;
class Inspector;
class KeysControl;
class ListeningBar;
class ListeningControl;
class Notices;
class OwnColumns;
class OverviewControl;
class Pinning;
class ResponsesControl;
class RoomSteps;
class SelectionHistory;
class SessionControl;
class Settings;
class StoreControl;
class TailActions;
class TimelineFeed;
class TimelineModel;
class TimelineView;
class TimeMenu;
class VerifyAgain;

/// Wires the widgets to the inspector and to each other, and does nothing else.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Inspector &inspector, Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// `path` is where the Keys dialog saves; empty: nowhere.
    void setCredentials(const Credentials &credentials, const QString &path);
    /// Other listeners than those of the settings, until the program ends.
    void setListeners(const ListenerChoices &listeners);
    void openSession(const QString &path);
    /// Listens as soon as the session is open.
    void startListening();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void makeLayout();
    void makeMenus();
    void connectInspector();
    void connectWidgets();
    void connectDetails(DetailTabs *details);
    void showEmptyState();
    void updateStatus();
    void restoreState();
    void emptyAction();

    Inspector &m_inspector;
    Settings &m_settings;
    Icons m_icons;
    Statistics m_statistics;
    TimelineModel *m_model;
    ListeningBar *m_listeningBar;
    Notices *m_notices;
    FilterBar *m_filterBar;
    FilterMemory *m_filterMemory;
    HighlightBar *m_highlightBar;
    TimelineView *m_timeline;
    EmptyState *m_emptyState;
    QStackedWidget *m_center;
    DetailTabs *m_details;
    CurrentEvent *m_current;
    QSplitter *m_splitter;
    TimelineFeed *m_feed;
    SessionControl *m_session;
    ListeningControl *m_listening;
    ResponsesControl *m_responses;
    StoreControl *m_store;
    KeysControl *m_keys;
    VerifyAgain *m_verifyAgain;
    Pinning *m_pinning;
    Colouring *m_colouring;
    TailActions *m_tail;
    OwnColumns *m_ownColumns;
    RoomSteps *m_roomSteps;
    TimeMenu *m_time;
    SelectionHistory *m_history;
    EventWindows *m_windows;
    DetailsLayout *m_detailsLayout;
    Compaction *m_compaction;
    Deletion *m_deletion;
    OverviewControl *m_overview;
    QLabel *m_countsLabel;
    QTimer m_statusTimer;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/listenerresolver.h"

#include <QObject>

class QMenu;
class QWidget;

namespace hookglass {

class Icons;
class Inspector;
class ListeningBar;
class Notices;
class Settings;
struct Error;

/// Starting and stopping: from the settings to the inspector, and what came of it to the top line.
class ListeningControl final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it; `window` is the parent of the dialog.
    ListeningControl(Inspector &inspector, Settings &settings, ListeningBar &bar, Notices &notices,
                     const Icons &icons, QWidget *window);

    void addActions(QMenu &menu);
    /// Other listeners than those of the settings, until the program ends.
    void setListeners(const ListenerChoices &listeners);
    /// Listens as soon as a session is open.
    void start();
    void openDialog();
    /// Stops until resume(), which starts it again if it listened, or was to start meanwhile.
    /// Inspector::stopped() says when, also when it did not listen.
    void pause();
    void resume(); ///< nothing unless it pauses

signals:
    void stateChanged();

private:
    void toggle();
    void stop();
    void applyListeners(const ListenerChoices &listeners);
    void onSessionInUse();
    void onListening(const QList<ListenerInfo> &listeners);
    void onFailed(const Error &error);
    void onStopped();

    Inspector &m_inspector;
    Settings &m_settings;
    ListeningBar &m_bar;
    Notices &m_notices;
    const Icons &m_icons;
    QWidget *m_window;
    const ListenerResolver m_resolver;
    QStringList m_warnings; ///< of the certificates in use
    ListenerChoices m_listeners;
    bool m_lasting = true; ///< the listeners are those of the settings
    bool m_sessionInUse = false;
    bool m_startWhenInUse = false;
    bool m_startWhenStopped = false;
    bool m_paused = false;
    bool m_startWhenResumed = false;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/retention.h"

#include <QObject>

class QMainWindow;
class QMenu;

namespace hookglass {

class Inspector;
class Notices;
class Settings;

/// The session on the disk: whether it can be written, whether there is room, and how long its
/// events are kept.
class StoreControl final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    StoreControl(Inspector &inspector, Settings &settings, Notices &notices, QMainWindow *window);

    void addActions(QMenu &menu);
    void openPreferences();

private:
    void connectInspector();
    void useRetention(const Retention &retention);
    void showRemoved(const RemovalReport &report);

    Inspector &m_inspector;
    Settings &m_settings;
    Notices &m_notices;
    QMainWindow *m_window;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/timecolumn.h"

#include <QObject>

#include <optional>

class QAction;
class QActionGroup;
class QMenu;

namespace hookglass {

class Settings;
class TimelineModel;
class TimelineView;

/// Chooses what the time column tells, which is a setting, and marks time references. Owns the
/// actions in the menus.
class TimeMenu final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    TimeMenu(TimelineModel &model, TimelineView &view, Settings &settings,
             QObject *parent = nullptr);

    void addActions(QMenu &menu); ///< a submenu

private:
    void choose(TimeMode mode);
    void setMode(TimeMode mode);
    void toggleReference();
    void leaveReferences();

    TimelineModel &m_model;
    TimelineView &m_view;
    Settings &m_settings;
    QActionGroup *m_modes; ///< actions in the order of TimeMode
    QAction *m_mark;
    QAction *m_clear;
    std::optional<TimeMode> m_before; ///< until the last reference is gone
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace hookglass {

class Inspector;
class TimelineModel;
class TimelineView;

/// Pins the selected events, so that retention keeps them, and takes the pins off again. Owns the
/// action in the menus.
class Pinning final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    Pinning(Inspector &inspector, TimelineModel &model, TimelineView &view, QMainWindow *window);

    void addActions(QMenu &menu);
    /// Takes the pins off when all the selected events have one, else pins all of them.
    void toggle();

private:
    Inspector &m_inspector;
    TimelineModel &m_model;
    TimelineView &m_view;
    QMainWindow *m_window;
    QAction *m_action;
};

} // namespace hookglass

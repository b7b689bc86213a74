// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAction;
class QMenu;

namespace hookglass {

class Marking;
class TimelineView;

/// Pins the selected events, so that retention keeps them, and takes the pins off again; writes
/// notes. Owns the actions in the menus.
class Pinning final : public QObject
{
    Q_OBJECT

public:
    Pinning(Marking &marking, TimelineView &view, QObject *parent);

    void addActions(QMenu &menu);
    /// Takes the pins off when all the selected events have one, else pins all of them.
    void toggle();
    /// Asks for a note on the selected events; an empty one takes it off.
    void askForNote();

private:
    Marking &m_marking;
    QAction *m_pin;
    QAction *m_note;
};

} // namespace hookglass

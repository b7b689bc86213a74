// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/colourrules.h"

#include <QHash>
#include <QObject>

class QMenu;

namespace hookglass {

class Icons;
class Inspector;
class Marking;
class Settings;
class TimelineModel;
class TimelineView;

/// Colours of the timeline's rows: of rooms, of single events, and by rules. Owns the actions in
/// the menus, and knows the colours of the session's rooms.
class Colouring final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    Colouring(Inspector &inspector, Settings &settings, TimelineModel &model, TimelineView &view,
              Marking &marking, const Icons &icons, QObject *parent);

    void addActions(QMenu &menu);
    /// Colours the room of the current event, or the selected events when it is of no room; 0
    /// takes the colour away.
    void colourRoom(int colour);
    /// Colours the selected events, whatever the colour of their room.
    void colourAlone(int colour);
    void openRules();
    const ColourRules &rules() const { return m_rules; }

signals:
    void rulesChanged(const hookglass::ColourRules &rules);

private:
    QMenu *makeMenu(const QString &title, bool withShortcuts, void (Colouring::*apply)(int));
    void nameRoom(qint64 seq);
    void setRules(const ColourRules &rules);

    Inspector &m_inspector;
    Settings &m_settings;
    TimelineModel &m_model;
    TimelineView &m_view;
    Marking &m_marking;
    const Icons &m_icons;
    ColourRules m_rules;
    QList<QMenu *> m_menus;
};

} // namespace hookglass

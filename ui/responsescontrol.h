// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/responserules.h"

#include <QObject>

class QMenu;
class QWidget;

namespace hookglass {

class Icons;
class Inspector;
class ListeningBar;
class Notices;
class Settings;

/// What senders are answered: from the settings to the inspector and the top line. Answers other
/// than 200 that are still in force from the last time are pointed out at the start: forgetting
/// them costs hours.
class ResponsesControl final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it; `window` is the parent of the dialog.
    ResponsesControl(Inspector &inspector, Settings &settings, ListeningBar &bar, Notices &notices,
                     const Icons &icons, QWidget *window);

    void addActions(QMenu &menu);
    void openDialog();

private:
    void restore();
    void use(const ResponseRules &rules);

    Inspector &m_inspector;
    Settings &m_settings;
    ListeningBar &m_bar;
    Notices &m_notices;
    const Icons &m_icons;
    QWidget *m_window;
    ResponseRules m_rules;
};

} // namespace hookglass

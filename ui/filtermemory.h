// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/savedfilter.h"

#include <QObject>
#include <QTimer>

class QMenu;
class QToolBar;
class QToolButton;

namespace hookglass {

class FilterBar;
class FilterEdit;
class Icons;
class Settings;

/// Filters that were used lately and filters that were saved, in a menu of the filter bar and as
/// buttons in it; both outlive the program. Up in the empty field opens the menu too. Child of the
/// bar.
class FilterMemory final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    FilterMemory(Settings &settings, const Icons &icons, FilterBar &bar);

    const QStringList &history() const { return m_history.texts(); }
    const QList<SavedFilter> &saved() const { return m_saved; }
    void setSaved(const QList<SavedFilter> &filters);
    /// Actions for a menu of the window.
    void addActions(QMenu &menu);
    void refreshIcons();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void remember();
    void fillMenu();
    void addFilters(const QStringList &names, const QStringList &texts);
    void showMenu();
    void showButtons();
    void checkButtons();
    void edit(bool addCurrent);

    Settings &m_settings;
    const Icons &m_icons;
    FilterBar &m_bar;
    FilterEdit &m_edit;
    FilterHistory m_history;
    QList<SavedFilter> m_saved;
    QTimer m_settled; ///< the filter has been in force for a while
    QToolButton *m_menuButton;
    QMenu *m_menu;
    QToolBar *m_buttons;
};

} // namespace hookglass

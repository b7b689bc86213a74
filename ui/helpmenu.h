// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

namespace hookglass {

class EventReference;
class Inspector;

/// The Help menu and the windows that it opens.
class HelpMenu final : public QMenu
{
    Q_OBJECT

public:
    /// The reference shows the catalog of the inspector.
    HelpMenu(const Inspector &inspector, QWidget *window);

private:
    void openReference();
    void openShortcuts();
    void about();

    const Inspector &m_inspector;
    EventReference *m_reference = nullptr; ///< made when it is first wanted
};

} // namespace hookglass

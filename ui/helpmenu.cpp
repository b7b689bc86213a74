// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/helpmenu.h"

#include "core/inspector/inspector.h"
#include "ui/eventreference.h"
#include "ui/shortcutsdialog.h"

#include <QMainWindow>
#include <QMenuBar>
#include <QMessageBox>

namespace hookglass {

HelpMenu::HelpMenu(const Inspector &inspector, QWidget *window)
    : QMenu(tr("&Help"), window)
    , m_inspector(inspector)
{
    addAction(tr("&Event reference"), QKeySequence::HelpContents, this, &HelpMenu::openReference);
    addAction(tr("&Keyboard shortcuts"), QKeySequence(Qt::Key_Question), this,
              &HelpMenu::openShortcuts);
    addSeparator();
    addAction(tr("&About Hookglass"), this, &HelpMenu::about);
}

void HelpMenu::openReference()
{
    if (!m_reference)
        m_reference = new EventReference(m_inspector.catalog(), parentWidget());
    m_reference->open();
}

void HelpMenu::openShortcuts()
{
    const auto *window = qobject_cast<QMainWindow *>(parentWidget());
    if (!window)
        return;
    auto *dialog = new ShortcutsDialog(*window->menuBar(), parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void HelpMenu::about()
{
    QMessageBox::about(parentWidget(), tr("About Hookglass"),
                       tr("<h3>Hookglass %1</h3><p>Receives, verifies and shows signed webhooks of "
                          "Plug-N-Meet and LiveKit.</p><p>Free software under the GNU General "
                          "Public License, version 3 or later.</p>")
                           .arg(QStringLiteral(HOOKGLASS_VERSION)));
}

} // namespace hookglass

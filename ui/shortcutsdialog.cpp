// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shortcutsdialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace hookglass {

namespace {

QString plainText(const QString &text)
{
    QString plain = text;
    return plain.remove(u'&').remove(u'…');
}

void addGroup(QTreeWidget &tree, const QString &title,
              const QList<std::pair<QString, QString>> &keys)
{
    if (keys.isEmpty())
        return;
    auto *group = new QTreeWidgetItem(&tree, {title});
    QFont bold = tree.font();
    bold.setBold(true);
    group->setFont(0, bold);
    group->setFirstColumnSpanned(true);
    for (const auto &[what, key] : keys)
        new QTreeWidgetItem(group, {what, key});
}

void collect(const QMenu &menu, QList<std::pair<QString, QString>> &keys)
{
    for (const QAction *action : menu.actions()) {
        if (const QMenu *inner = action->menu())
            collect(*inner, keys); // such as the colours
        else if (!action->shortcut().isEmpty())
            keys.append(
                {plainText(action->text()), action->shortcut().toString(QKeySequence::NativeText)});
    }
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar &menus, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *tree = new QTreeWidget(this);
    tree->setAccessibleName(tr("Keyboard shortcuts"));
    tree->setHeaderLabels({tr("What"), tr("Keys")});
    tree->setRootIsDecorated(false);
    tree->setSelectionMode(QAbstractItemView::SingleSelection);
    for (const QAction *action : menus.actions()) {
        QList<std::pair<QString, QString>> keys;
        if (action->menu())
            collect(*action->menu(), keys);
        addGroup(*tree, plainText(action->text()), keys);
    }
    addGroup(*tree, tr("In the timeline"),
             {{tr("Filter by what you type"), tr("any letter")},
              {tr("Clear the filter"), tr("Esc")},
              {tr("First and last event"), tr("Home, End")},
              {tr("Next and previous highlighted event"), tr("F3, Shift+F3")}});
    addGroup(*tree, tr("In the filter"),
             {{tr("Offer names and values"), tr("Ctrl+Space")},
              {tr("Filters used before, in the empty field"), tr("Up")},
              {tr("Go to the timeline"), tr("Down")}});
    addGroup(*tree, tr("In the details"),
             {{tr("Summary, Body, Headers, Token, Wire, Compare"), tr("Alt and the letter")},
              {tr("Find in the event"), tr("Ctrl+F")},
              {tr("Next and previous place found"), tr("Enter, Shift+Enter")},
              {tr("Show secrets"), tr("Ctrl+Shift+H")},
              {tr("From a fact in Summary to its place in the body"), tr("Enter")},
              {tr("Next and previous difference"), tr("F7, Shift+F7")},
              {tr("What can be done with a value or an event"), tr("Menu key")}});
    tree->expandAll();
    tree->header()->resizeSection(0, 380);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(tree);
    layout->addWidget(buttons);
    resize(620, 560);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/colouring.h"

#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "ui/colourrulesdialog.h"
#include "ui/icons.h"
#include "ui/marking.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QMainWindow>
#include <QMenu>
#include <QStatusBar>

namespace hookglass {

Colouring::Colouring(Inspector &inspector, Settings &settings, TimelineModel &model,
                     TimelineView &view, Marking &marking, const Icons &icons, QObject *parent)
    : QObject(parent)
    , m_inspector(inspector)
    , m_settings(settings)
    , m_model(model)
    , m_view(view)
    , m_marking(marking)
    , m_icons(icons)
{
    connect(&inspector, &Inspector::roomColoursLoaded, &model, &TimelineModel::setRoomColours);
    m_menus = {makeMenu(tr("&Colour the room"), true, &Colouring::colourRoom),
               makeMenu(tr("Colour the &selected events"), false, &Colouring::colourAlone)};
    connect(&view, &TimelineView::currentCaptureChanged, this, &Colouring::nameRoom);
    nameRoom(view.currentCapture());
    const QByteArray saved = settings.get(settings::ColourRules);
    if (saved.isEmpty())
        return;
    if (const auto rules = ColourRules::parse(saved))
        setRules(*rules);
    else
        m_marking.window()->statusBar()->showMessage(rules.error().message);
}

QMenu *Colouring::makeMenu(const QString &title, bool withShortcuts, void (Colouring::*apply)(int))
{
    auto *menu = new QMenu(title, &m_view);
    for (int number = 1; number <= ColourRules::MaxColour; ++number) {
        QAction *action = menu->addAction(Icons::swatch(number), u'&' + Icons::colourName(number));
        if (withShortcuts)
            action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)));
        connect(action, &QAction::triggered, this,
                [this, apply, number] { (this->*apply)(number); });
    }
    menu->addSeparator();
    QAction *none = menu->addAction(tr("&No colour"));
    if (withShortcuts)
        none->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_0));
    connect(none, &QAction::triggered, this, [this, apply] { (this->*apply)(0); });
    m_view.addAction(menu->menuAction());
    return menu;
}

/// Says what its shortcuts do.
void Colouring::nameRoom(qint64 seq)
{
    const bool known = m_model.contains(seq);
    const bool hasRoom = known && !m_model.summaryOf(seq).roomId.isEmpty();
    m_menus.first()->menuAction()->setEnabled(known);
    m_menus.first()->setTitle(known && !hasRoom ? tr("No room: &colour the selected events")
                                                : tr("&Colour the room"));
}

void Colouring::addActions(QMenu &menu)
{
    for (QMenu *each : m_menus)
        menu.addMenu(each);
    menu.addAction(tr("Colour r&ules…"), this, &Colouring::openRules);
}

void Colouring::colourRoom(int colour)
{
    const qint64 seq = m_view.currentCapture(); // the filter may hide it
    if (!m_model.contains(seq))
        return;
    const QString room = m_model.summaryOf(seq).roomId;
    if (room.isEmpty()) {
        colourAlone(colour);
        return;
    }
    m_inspector.setRoomColours({{room, colour}});
    m_model.colourRoom(room, colour);
}

void Colouring::colourAlone(int colour)
{
    m_marking.change(m_marking.selected(), [colour](Marks &each) { each.colour = colour; });
}

void Colouring::openRules()
{
    // As they are saved, also when something in them is wrong: here it can be mended.
    ColourRulesDialog dialog(m_icons, ColourRules::read(m_settings.get(settings::ColourRules)),
                             m_marking.window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_settings.set(settings::ColourRules, dialog.rules().toJson());
    setRules(dialog.rules());
}

void Colouring::setRules(const ColourRules &rules)
{
    m_rules = rules;
    m_model.setColourRules(rules);
    emit rulesChanged(rules);
}

} // namespace hookglass

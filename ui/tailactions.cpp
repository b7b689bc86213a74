// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tailactions.h"

#include "ui/filterbar.h"
#include "ui/icons.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QLocale>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>

namespace hookglass {

TailActions::TailActions(TimelineModel &model, TimelineView &view, const Icons &icons,
                         QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_view(view)
    , m_icons(icons)
    , m_follow(new QAction(tr("Follow the &newest event"), this))
    , m_select(new QAction(tr("S&elect the newest event"), this))
    , m_freeze(new QAction(tr("Free&ze the timeline"), this))
{
    for (QAction *action : {m_follow, m_select, m_freeze})
        action->setCheckable(true);
    m_follow->setChecked(m_view.isFollowing());
    m_follow->setText(m_follow->text() + u'\t'
                      + QKeySequence(Qt::Key_End).toString(QKeySequence::NativeText)); // its hint
    m_follow->setToolTip(
        tr("Follow the newest event: scrolling away ends it, End begins it again"));
    m_select->setToolTip(tr("Each new event becomes the selected one, until you select another"));
    m_freeze->setToolTip(tr("Freeze the timeline: new events are captured, stored and counted, but "
                            "not shown until you unfreeze it"));
    m_freeze->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    for (QAction *action : {m_follow, m_select, m_freeze})
        action->setStatusTip(action->toolTip());
    connectActions();
    refreshIcons();
}

void TailActions::connectActions()
{
    connect(m_follow, &QAction::triggered, this, [this](bool follow) {
        if (follow)
            m_view.followTail();
        else
            m_view.stopFollowing();
    });
    connect(&m_view, &TimelineView::followingChanged, m_follow, &QAction::setChecked);
    connect(m_select, &QAction::triggered, &m_view, &TimelineView::setSelectsNewest);
    connect(&m_view, &TimelineView::selectsNewestChanged, m_select, &QAction::setChecked);
    connect(m_freeze, &QAction::triggered, &m_model, &TimelineModel::setFrozen);
    connect(&m_model, &TimelineModel::frozenChanged, m_freeze, &QAction::setChecked);
    connect(&m_model, &TimelineModel::frozenChanged, this, &TailActions::showHeld);
    connect(&m_model, &TimelineModel::countsChanged, this, &TailActions::showHeld);
    // Not of the action, which would end it when pressed twice.
    auto *end = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_End), &m_view);
    end->setContext(Qt::WindowShortcut);
    connect(end, &QShortcut::activated, &m_view, &TimelineView::followTail);
}

void TailActions::addActions(QMenu &menu)
{
    menu.addSeparator();
    menu.addActions({m_follow, m_select, m_freeze});
}

void TailActions::addButtons(FilterBar &bar)
{
    auto *follow = new QToolButton(&bar);
    follow->setDefaultAction(m_follow);
    m_freezeButton = new QToolButton(&bar);
    m_freezeButton->setDefaultAction(m_freeze);
    for (QToolButton *button : {follow, m_freezeButton}) {
        button->setAutoRaise(true);
        bar.addEndTool(button);
    }
    follow->setAccessibleName(tr("Follow the newest event"));
    showHeld();
}

void TailActions::showHeld()
{
    if (!m_freezeButton)
        return;
    const bool frozen = m_model.isFrozen();
    m_freezeButton->setToolButtonStyle(frozen ? Qt::ToolButtonTextBesideIcon
                                              : Qt::ToolButtonIconOnly);
    const QString text =
        tr("Frozen · %1 not shown").arg(QLocale().toString(qlonglong(m_model.heldCount())));
    m_freezeButton->setText(frozen ? text : m_freeze->iconText());
    m_freezeButton->setAccessibleName(frozen ? text : tr("Freeze the timeline"));
}

void TailActions::refreshIcons()
{
    m_follow->setIcon(m_icons.icon(QStringLiteral("follow")));
    m_freeze->setIcon(m_icons.icon(QStringLiteral("freeze")));
    showHeld(); // with the icon the button takes the action's text, too
}

} // namespace hookglass

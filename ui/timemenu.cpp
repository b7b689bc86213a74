// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timemenu.h"

#include "core/settings/settings.h"
#include "ui/timelinecolumns.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

#include <utility>

namespace hookglass {

TimeMenu::TimeMenu(TimelineModel &model, TimelineView &view, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_view(view)
    , m_settings(settings)
    , m_modes(new QActionGroup(this))
    , m_mark(new QAction(tr("&Mark or unmark as time reference"), this))
    , m_clear(new QAction(tr("&Unmark all time references"), this))
{
    for (const QString &text :
         {tr("&Clock"), tr("Since the &first event"), tr("Since the &previous event shown"),
          tr("Since the time &reference")}) {
        QAction *action = m_modes->addAction(text);
        action->setCheckable(true);
        action->setData(int(m_modes->actions().size()) - 1);
    }
    connect(m_modes, &QActionGroup::triggered, this,
            [this](const QAction *action) { choose(TimeMode(action->data().toInt())); });
    m_mark->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    m_mark->setStatusTip(tr("Events after a time reference count the time since it"));
    connect(m_mark, &QAction::triggered, this, &TimeMenu::toggleReference);
    connect(m_clear, &QAction::triggered, &m_model.times(), &TimeColumn::clearReferences);
    connect(&m_model.times(), &TimeColumn::changed, this, &TimeMenu::leaveReferences);
    m_view.addAction(m_mark);
    setMode(timeModeFromId(m_settings.get(settings::TimeColumn)));
}

void TimeMenu::addActions(QMenu &menu)
{
    QMenu *sub = menu.addMenu(tr("Ti&me column"));
    sub->addActions(m_modes->actions());
    sub->addSeparator();
    sub->addAction(m_mark);
    sub->addAction(m_clear);
}

void TimeMenu::setMode(TimeMode mode)
{
    m_modes->actions().at(int(mode))->setChecked(true);
    m_model.times().setMode(mode);
    // As wide as the longest span below an hour and the mark of a reference.
    if (mode != TimeMode::OfDay)
        m_view.columns().widen(TimelineColumn::Time, offsetText(3'599'999'000));
}

void TimeMenu::choose(TimeMode mode)
{
    m_before.reset();
    setMode(mode);
    m_settings.set(settings::TimeColumn, timeModeId(mode));
}

/// Whoever marks the first one wants to see what it does, until there are none any more.
void TimeMenu::toggleReference()
{
    if (!m_view.currentIndex().isValid())
        return;
    const bool isFirst = !m_model.times().hasReferences();
    const CaptureSummary current = m_model.captureAt(m_view.currentIndex().row());
    m_model.times().toggleReference(current.seq, current.receivedAtUs);
    if (!isFirst || m_model.times().mode() == TimeMode::SinceReference)
        return;
    m_before = m_model.times().mode();
    setMode(TimeMode::SinceReference);
}

void TimeMenu::leaveReferences()
{
    if (m_before && !m_model.times().hasReferences())
        setMode(*std::exchange(m_before, std::nullopt));
}

} // namespace hookglass

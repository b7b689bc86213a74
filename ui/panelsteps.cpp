// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panelsteps.h"

#include "ui/detailtabs.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/timelineview.h"

#include <QApplication>
#include <QMenu>

#include <array>

namespace hookglass {

PanelSteps::PanelSteps(FilterBar &filterBar, TimelineView &timeline, DetailTabs &details,
                       QObject *parent)
    : QObject(parent)
    , m_filterBar(filterBar)
    , m_timeline(timeline)
    , m_details(details)
{
}

void PanelSteps::addActions(QMenu &menu)
{
    menu.addAction(tr("Next part of the window"), QKeySequence(Qt::Key_F6), this,
                   [this] { go(1); });
    menu.addAction(tr("Previous part of the window"), QKeySequence(Qt::SHIFT | Qt::Key_F6), this,
                   [this] { go(-1); });
}

void PanelSteps::go(int step)
{
    const std::array<QWidget *, 3> parts {&m_filterBar, &m_timeline, &m_details};
    const auto count = int(parts.size());
    const QWidget *focused = QApplication::focusWidget();
    int at = step > 0 ? -1 : count; // outside of all of them
    for (int i = 0; i < count; ++i) {
        if (focused && (parts[size_t(i)] == focused || parts[size_t(i)]->isAncestorOf(focused)))
            at = i;
    }
    for (int i = 0; i < count; ++i) {
        at = (at + step + count) % count;
        if (!parts[size_t(at)]->isVisible())
            continue;
        if (at == 0)
            m_filterBar.focusField();
        else if (at == 1)
            m_timeline.setFocus(Qt::ShortcutFocusReason);
        else
            m_details.focusPane();
        return;
    }
}

} // namespace hookglass

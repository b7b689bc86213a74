// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/viewmenu.h"

#include "ui/filterbar.h"
#include "ui/filtermemory.h"
#include "ui/highlightbar.h"
#include "ui/overviewcontrol.h"
#include "ui/panelsteps.h"
#include "ui/timelineview.h"

namespace hookglass {

ViewMenu::ViewMenu(FilterBar &filterBar, FilterMemory &memory, HighlightBar &highlight,
                   TimelineView &timeline, DetailTabs &details, OverviewControl &overview,
                   QWidget *parent)
    : QMenu(tr("&View"), parent)
{
    addAction(tr("&Filter"), QKeySequence(Qt::CTRL | Qt::Key_F), &filterBar,
              &FilterBar::focusField);
    addAction(tr("&Clear filter"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), &filterBar,
              &FilterBar::clear);
    memory.addActions(*this);
    highlight.addActions(*this);
    addSeparator();
    addAction(tr("&Timeline"), QKeySequence(Qt::CTRL | Qt::Key_T), &timeline,
              [&timeline] { timeline.setFocus(); });
    (new PanelSteps(filterBar, timeline, details, this))->addActions(*this);
    overview.addActions(*this);
}

} // namespace hookglass

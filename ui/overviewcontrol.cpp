// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overviewcontrol.h"

#include "core/filter/receivedrange.h"
#include "core/settings/settings.h"
#include "ui/filterbar.h"
#include "ui/overviewcounts.h"
#include "ui/overviewstrip.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QMenu>

namespace hookglass {

OverviewControl::OverviewControl(Settings &settings, const Icons &icons, const TimelineModel &model,
                                 TimelineView &view, FilterBar &filterBar, QWidget *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_model(model)
    , m_counts(new OverviewCounts(model, this))
    , m_strip(new OverviewStrip(*m_counts, icons, parent))
    , m_action(new QAction(tr("&Overview of events over time"), this))
{
    m_action->setCheckable(true);
    m_action->setChecked(settings.get(settings::OverviewShown));
    m_strip->setStack(OverviewStack(settings.get(settings::OverviewByGroup) ? 1 : 0));
    connect(m_action, &QAction::toggled, this, [this](bool shown) {
        m_settings.set(settings::OverviewShown, shown);
        showOrHide();
    });
    connect(m_strip, &OverviewStrip::stackChanged, this, [this](OverviewStack stack) {
        m_settings.set(settings::OverviewByGroup, stack == OverviewStack::Group);
    });
    connect(m_strip, &OverviewStrip::rangeSelected, &filterBar,
            [&filterBar](const TimeRange &range) {
                filterBar.apply(withReceivedRange(filterBar.validText(), range));
            });
    connect(m_strip, &OverviewStrip::rangeCleared, &filterBar,
            [&filterBar] { filterBar.apply(withoutReceivedRange(filterBar.validText())); });
    connect(m_strip, &OverviewStrip::timeActivated, m_counts, &OverviewCounts::findNearest);
    connect(m_counts, &OverviewCounts::nearestFound, &view, &TimelineView::showCapture);
    connect(&filterBar, &FilterBar::filterChanged, m_strip,
            [this](const Filter &filter) { m_strip->setFiltered(receivedRange(filter.text())); });
    connect(&view, &TimelineView::currentCaptureChanged, this, &OverviewControl::setCurrent);
    connect(&model, &TimelineModel::countsChanged, this, &OverviewControl::showOrHide);
    showOrHide();
}

void OverviewControl::addActions(QMenu &menu)
{
    menu.addAction(m_action);
}

/// Of nothing there is no overview.
void OverviewControl::showOrHide()
{
    m_strip->setVisible(m_action->isChecked() && m_model.capturedCount() > 0);
}

void OverviewControl::setCurrent(qint64 seq)
{
    m_strip->setCurrent(seq > 0 ? std::optional(m_model.summaryOf(seq).receivedAtUs)
                                : std::nullopt);
}

} // namespace hookglass

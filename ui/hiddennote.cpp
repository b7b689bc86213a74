// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/hiddennote.h"

#include "ui/detailtabs.h"
#include "ui/filterbar.h"
#include "ui/timelinemodel.h"

#include <QStatusBar>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

HiddenNote::HiddenNote(const TimelineModel &model, const DetailTabs &details, FilterBar &filterBar,
                       QWidget &timeline, QStatusBar &statusBar)
    : QToolButton(&statusBar)
    , m_model(model)
    , m_details(details)
{
    setObjectName(u"hiddenNote"_s);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("The details show an event that the filter hides in the timeline. Press to clear "
                  "the filter."));
    // A higher one would have the status bar laid out anew, which shows what its message covers.
    setMaximumHeight(statusBar.fontMetrics().height());
    statusBar.addPermanentWidget(this);
    hide();
    connect(&model, &TimelineModel::filtered, this, &HiddenNote::refresh);
    connect(&model, &TimelineModel::filtering, this, &HiddenNote::refresh);
    connect(&model, &TimelineModel::frozenChanged, this, &HiddenNote::refresh);
    connect(&model, &TimelineModel::countsChanged, this, &HiddenNote::refresh);
    connect(&model, &TimelineModel::capturesRemoved, this, &HiddenNote::refresh);
    connect(&details, &DetailTabs::captureChanged, this, &HiddenNote::refresh);
    connect(this, &QAbstractButton::clicked, &filterBar, [this, &filterBar, &timeline] {
        m_wanted = m_details.capture() ? m_details.capture()->seq : 0;
        timeline.setFocus(); // this will not be there any more
        filterBar.clear();
    });
}

void HiddenNote::refresh()
{
    const qint64 seq = m_details.capture() ? m_details.capture()->seq : 0;
    const bool isHidden = seq > 0 && m_model.isHiddenByFilter(seq);
    if (isHidden)
        setText(tr("#%1 is hidden by the filter · Clear filter").arg(seq));
    setVisible(isHidden);
    if (m_wanted != seq || !m_model.contains(m_wanted))
        m_wanted = 0; // the user has moved on, or it is gone
    if (m_wanted > 0 && m_model.rowOfSeq(m_wanted) >= 0)
        emit broughtBack(std::exchange(m_wanted, 0));
}

} // namespace hookglass

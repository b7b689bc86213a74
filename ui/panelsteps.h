// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QMenu;

namespace hookglass {

class DetailTabs;
class FilterBar;
class TimelineView;

/// Takes the keyboard round the parts of the window: the filter, the timeline, the details. Those
/// that cannot be seen are passed over.
class PanelSteps final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    PanelSteps(FilterBar &filterBar, TimelineView &timeline, DetailTabs &details,
               QObject *parent = nullptr);

    void addActions(QMenu &menu);

private:
    void go(int step);

    FilterBar &m_filterBar;
    TimelineView &m_timeline;
    DetailTabs &m_details;
};

} // namespace hookglass

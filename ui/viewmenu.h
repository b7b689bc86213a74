// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

namespace hookglass {

class DetailTabs;
class FilterBar;
class FilterMemory;
class HighlightBar;
class OverviewControl;
class TimelineView;

/// Getting about in the window from the keyboard. Others add what they can do with the timeline.
class ViewMenu final : public QMenu
{
    Q_OBJECT

public:
    ViewMenu(FilterBar &filterBar, FilterMemory &memory, HighlightBar &highlight,
             TimelineView &timeline, DetailTabs &details, OverviewControl &overview,
             QWidget *parent = nullptr);
};

} // namespace hookglass

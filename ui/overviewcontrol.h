// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAction;
class QMenu;

namespace hookglass {

class FilterBar;
class Icons;
class OverviewCounts;
class OverviewStrip;
class Settings;
class TimelineModel;
class TimelineView;

/// Makes the overview of events over time and connects it: times selected there become a term of
/// the filter, a click goes to an event in the timeline. Owns the action that shows and hides it.
class OverviewControl final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it; the strip becomes a child of `parent`.
    OverviewControl(Settings &settings, const Icons &icons, const TimelineModel &model,
                    TimelineView &view, FilterBar &filterBar, QWidget *parent);

    OverviewStrip &strip() { return *m_strip; }
    void addActions(QMenu &menu);

private:
    void showOrHide();
    void setCurrent(qint64 seq);

    Settings &m_settings;
    const TimelineModel &m_model;
    OverviewCounts *m_counts;
    OverviewStrip *m_strip;
    QAction *m_action;
};

} // namespace hookglass

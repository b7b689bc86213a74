// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QStatusBar;

namespace hookglass {

class DetailTabs;
class Inspector;
class TimelineFeed;
class TimelineModel;
class TimelineView;

/// Shows the event that is the current one of the timeline in the details, and keeps it up to date.
class CurrentEvent final : public QObject
{
    Q_OBJECT

public:
    /// The timeline, what it knows and what it is fed by.
    struct Timeline
    {
        TimelineModel &model;
        TimelineView &view;
        TimelineFeed &feed;
    };

    /// All of them must outlive it.
    CurrentEvent(Inspector &inspector, const Timeline &timeline, DetailTabs &details,
                 QStatusBar &status, QObject *parent = nullptr);

    /// In the timeline; one that the filter hides is shown in the details only.
    void goTo(qint64 seq);

private:
    void connectInspector();
    void show(qint64 seq);
    QString whyNotShown(qint64 seq) const;
    void showRetry(qint64 seq);
    void loadAgain();

    Inspector &m_inspector;
    const Timeline m_timeline;
    DetailTabs &m_details;
    QStatusBar &m_status;
    qint64 m_seq = 0; ///< 0: none
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/timehistogram.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>

namespace hookglass {

class TimelineModel;

/// Counts the captures of a timeline over time and keeps the counts up to date: what comes and what
/// a filter shows or hides one by one is counted at once, anything else by another thread, at most
/// ten times a second.
class OverviewCounts final : public QObject
{
    Q_OBJECT

public:
    /// The model must outlive it.
    explicit OverviewCounts(const TimelineModel &model, QObject *parent = nullptr);
    ~OverviewCounts() override;

    /// What is to be counted from now on.
    void setTask(const TimeHistogram::Task &task);
    /// The newest there is; it may still be of the task before.
    const TimeHistogram &histogram() const { return m_histogram; }
    /// Looks for the shown capture that arrived nearest to this time; answered by nearestFound().
    void findNearest(qint64 us);

signals:
    void changed();
    void nearestFound(qint64 seq);

private:
    void recount();
    void recountAll();
    void startCount();
    void take(const TimeHistogram &histogram);
    void countNew();
    void setShown(int firstRow, int lastRow, bool shown);

    /// Shown or hidden while a count was on its way.
    struct Change
    {
        int place = 0;
        bool shown = false;
    };
    const TimelineModel &m_model;
    TimeHistogram::Task m_task;
    TimeHistogram m_histogram;
    QList<Change> m_changes;
    bool m_counting = false;
    bool m_recount = false; ///< what is there, or on its way, no longer holds
    bool m_isPrefix = false; ///< m_histogram has counted the first of what there is now
    bool m_willBePrefix = false; ///< so will what is on its way
    QTimer m_delay;
    QElapsedTimer m_sinceCount;
    std::atomic<bool> m_ending = false;
    QThreadPool m_pool; ///< last: its threads use the others
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/timelineorder.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace hookglass {

/// Sorts the rows of the timeline off the GUI thread, one sorting at a time. While rows keep coming
/// it takes a small share of a processor, however many there are.
class TimelineSorter final : public QObject
{
    Q_OBJECT

public:
    explicit TimelineSorter(QObject *parent = nullptr);
    ~TimelineSorter() override;

    /// Sorts these as soon as it can; answered by sorted(). A sorting on its way is dropped.
    void start(const TimelineOrder &order, const SummaryRows &captures, const QList<int> &places);
    /// Drops what is on its way.
    void cancel();
    bool isSorting() const { return m_sorting; }
    /// Asks for a new start by due(), soon: later when sorting takes long.
    void startLater();

signals:
    void due();
    void sorted(const hookglass::TimelineOrder &order, const QList<int> &places);

private:
    void finish(quint64 generation, const TimelineOrder &order, const QList<int> &places);

    QThreadPool m_pool;
    QTimer m_timer;
    QElapsedTimer m_elapsed; ///< since the newest start
    qint64 m_lastMs = 0; ///< that the sorting before took
    quint64 m_generation = 0;
    bool m_sorting = false;
    bool m_wantedAgain = false; ///< while it was sorting
};

} // namespace hookglass

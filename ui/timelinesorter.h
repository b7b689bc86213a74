// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/captureplaces.h"
#include "ui/timelineorder.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>

namespace hookglass {

/// What a sorting comes to.
struct PlacesSorted
{
    QList<int> places {};
    std::optional<Error> error {}; ///< the session could not be read: they are in no order
};

/// Sorts the rows of the timeline off the GUI thread, one sorting at a time. While rows keep coming
/// it takes a small share of a processor, however many there are.
class TimelineSorter final : public QObject
{
    Q_OBJECT

public:
    explicit TimelineSorter(QObject *parent = nullptr);
    ~TimelineSorter() override;

    /// Sorts these as soon as it can; answered by sorted(). A sorting on its way is dropped. When
    /// it has to read the session and takes long, progressed() comes before.
    void start(const TimelineOrder &order, const SummaryRows &captures, const QList<int> &places,
               const std::optional<CaptureSource> &source);
    /// Drops what is on its way.
    void cancel();
    bool isSorting() const { return m_sorting; }
    /// Asks for a new start by due(), soon: later when sorting takes long.
    void startLater();

signals:
    void due();
    void progressed(const hookglass::ScanProgress &progress);
    void sorted(const hookglass::TimelineOrder &order, const hookglass::PlacesSorted &sorted);

private:
    PlacesSorted sort(const TimelineOrder &order, const SummaryRows &captures,
                      const QList<int> &places, const std::optional<CaptureSource> &source,
                      quint64 generation);
    void finish(quint64 generation, const TimelineOrder &order, const PlacesSorted &result);

    QThreadPool m_pool;
    QTimer m_timer;
    QElapsedTimer m_elapsed; ///< since the newest start
    qint64 m_lastMs = 0; ///< that the sorting before took
    std::atomic<quint64> m_generation = 0; ///< of the newest sorting
    bool m_sorting = false;
    bool m_wantedAgain = false; ///< while it was sorting
};

} // namespace hookglass

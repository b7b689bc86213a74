// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinesorter.h"

#include "core/base/threadpriority.h"
#include "core/query/fieldorder.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace hookglass {

namespace {
constexpr qint64 SoonestMs = 200;
constexpr qint64 TellEveryMs = 50;
constexpr qint64 LatestMs = 10'000;
constexpr qint64 RestPerWork = 4; // so that it keeps a processor busy for a fifth of the time
} // namespace

TimelineSorter::TimelineSorter(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TimelineSorter::due);
}

TimelineSorter::~TimelineSorter()
{
    cancel();
    m_pool.waitForDone();
}

void TimelineSorter::start(const TimelineOrder &order, const SummaryRows &captures,
                           const QList<int> &places, const std::optional<CaptureSource> &source)
{
    const qint64 lastMs = m_lastMs;
    cancel();
    m_lastMs = lastMs;
    m_sorting = true;
    m_elapsed.start();
    m_pool.start([this, generation = m_generation.load(), order, captures, places, source] {
        lowerThreadPriority();
        const PlacesSorted result = sort(order, captures, places, source, generation);
        QMetaObject::invokeMethod(
            this, [this, generation, order, result] { finish(generation, order, result); },
            Qt::QueuedConnection);
    });
}

/// In the other thread.
PlacesSorted TimelineSorter::sort(const TimelineOrder &order, const SummaryRows &captures,
                                  const QList<int> &places,
                                  const std::optional<CaptureSource> &source, quint64 generation)
{
    if (order.field.isEmpty())
        return {order.sorted(captures, places), {}};
    const Result<CaptureField> field = CaptureField::parse(order.field);
    if (!field || !source)
        return {places, {}};
    QElapsedTimer clock;
    clock.start();
    ScanProgress progress {.toRead = places.size(), .examined = places.size()};
    const auto tell = [&](qsizetype done) {
        if (clock.elapsed() - progress.elapsedMs >= TellEveryMs) {
            progress.read = done;
            progress.elapsedMs = clock.elapsed();
            QMetaObject::invokeMethod(
                this,
                [this, generation, progress] {
                    if (generation == m_generation)
                        emit progressed(progress);
                },
                Qt::QueuedConnection);
        }
        return generation == m_generation;
    };
    const Result<QList<int>> sorted = FieldOrder(source->sessionPath, source->catalog)
                                          .sorted(*field, captures, places, order.descending, tell);
    return sorted ? PlacesSorted {*sorted, {}} : PlacesSorted {places, sorted.error()};
}

void TimelineSorter::finish(quint64 generation, const TimelineOrder &order,
                            const PlacesSorted &result)
{
    if (generation != m_generation)
        return;
    m_sorting = false;
    m_lastMs = m_elapsed.elapsed();
    emit sorted(order, result);
    if (std::exchange(m_wantedAgain, false))
        startLater();
}

void TimelineSorter::cancel()
{
    ++m_generation;
    m_pool.clear();
    m_timer.stop();
    m_sorting = false;
    m_wantedAgain = false;
    m_lastMs = 0;
}

void TimelineSorter::startLater()
{
    if (m_sorting)
        m_wantedAgain = true;
    else if (!m_timer.isActive())
        m_timer.start(
            std::chrono::milliseconds(std::clamp(RestPerWork * m_lastMs, SoonestMs, LatestMs)));
}

} // namespace hookglass

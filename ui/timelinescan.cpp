// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinescan.h"

#include "core/base/threadpriority.h"

namespace hookglass {

TimelineScan::TimelineScan(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

TimelineScan::~TimelineScan()
{
    cancel();
    m_pool.waitForDone();
}

void TimelineScan::start(const Filter &filter, const SummaryRows &captures, qint64 nowUs)
{
    const quint64 generation = ++m_generation;
    m_pool.clear(); // their results would be dropped
    m_pool.start([this, generation, filter, captures, source = m_source, nowUs] {
        lowerThreadPriority();
        const ScanListener tell = [&](const QList<int> &places, const ScanProgress &progress) {
            QMetaObject::invokeMethod(
                this,
                [this, generation, filter, places, progress] {
                    if (generation == m_generation)
                        emit progressed(filter, places, progress);
                },
                Qt::QueuedConnection);
            return generation == m_generation;
        };
        const PlacesFound found = placesMatching(captures, filter, nowUs, source, tell);
        QMetaObject::invokeMethod(
            this,
            [this, generation, filter, found, examined = captures.size()] {
                if (generation != m_generation)
                    return;
                m_done = generation;
                emit scanned(filter, found, examined);
            },
            Qt::QueuedConnection);
    });
}

void TimelineScan::decide(const Filter &filter, const SummaryRows &captures,
                          const QList<int> &places, qint64 nowUs)
{
    m_pool.start([this, generation = m_generation.load(), filter, captures, places,
                  source = m_source, nowUs] {
        lowerThreadPriority();
        const PlacesFound found =
            placesAmong(captures, places, filter, nowUs, source,
                        [&](const auto &, const auto &) { return generation == m_generation; });
        QMetaObject::invokeMethod(
            this,
            [this, generation, captures, places, found] {
                if (generation == m_generation)
                    emit decided(captures, places, found);
            },
            Qt::QueuedConnection);
    });
}

void TimelineScan::cancel()
{
    m_done = ++m_generation;
    m_pool.clear();
}

} // namespace hookglass

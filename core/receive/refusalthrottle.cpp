// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/refusalthrottle.h"

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {
constexpr double BurstSeconds = 4;
// Whoever refuses for hours must not fill the disk: then one a second is kept.
constexpr double LongBurst = 5000;
constexpr double LongPerSecond = 1;
} // namespace

void RefusalThrottle::Bucket::set(double perSecond, double burst)
{
    m_perSecond = perSecond;
    m_burst = burst;
    m_tokens = burst;
}

void RefusalThrottle::Bucket::refill(double seconds)
{
    m_tokens = std::min(m_burst, m_tokens + seconds * m_perSecond);
}

RefusalThrottle::RefusalThrottle(QObject *parent)
    : QObject(parent)
    , m_tell(this)
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(1s);
    connect(&m_tell, &QTimer::timeout, this, &RefusalThrottle::flush);
    setRate(50);
}

void RefusalThrottle::setRate(double perSecond)
{
    m_short.set(perSecond, perSecond * BurstSeconds);
    m_long.set(LongPerSecond, LongBurst);
    m_sinceRefill.start();
}

void RefusalThrottle::take(const HttpRequest &request, bool answered)
{
    const double seconds = double(m_sinceRefill.nsecsElapsed()) / 1e9;
    m_sinceRefill.start();
    m_short.refill(seconds);
    m_long.refill(seconds);
    if (!m_short.isEmpty() && !m_long.isEmpty()) {
        m_short.spend();
        m_long.spend();
        emit kept(request, answered);
        return;
    }
    ++m_dropped;
    m_lastDropped.peer = request.peer;
    m_lastDropped.listener = request.listener;
    m_lastDropped.receivedAtUs = request.receivedAtUs;
    m_lastDropped.refusal = request.refusal;
    if (!m_tell.isActive())
        m_tell.start();
}

void RefusalThrottle::flush()
{
    m_tell.stop();
    if (m_dropped == 0)
        return;
    HttpRequest entry = std::exchange(m_lastDropped, {});
    entry.refusal.reason =
        tr("%n further refusals were not kept: too many came at once. The reason "
           "of the last one: %1",
           nullptr, int(std::exchange(m_dropped, 0)))
            .arg(entry.refusal.reason);
    emit kept(entry, false);
}

} // namespace hookglass

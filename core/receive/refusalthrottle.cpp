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
// Whoever is refused for hours must not fill the disk: then 1 KiB a second is kept, which is 90 MB
// a day. A refused request can be 72 KiB large.
constexpr double LongBurstKiB = 5000;
constexpr double LongKiBPerSecond = 1;

double sizeInKiB(const HttpRequest &request)
{
    return std::max(double(request.head.size() + request.body.size()) / 1024, 1.0);
}
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
    m_long.set(LongKiBPerSecond, LongBurstKiB);
    m_sinceRefill.start();
}

void RefusalThrottle::take(const HttpRequest &request, bool answered)
{
    const double seconds = double(m_sinceRefill.nsecsElapsed()) / 1e9;
    m_sinceRefill.start();
    m_short.refill(seconds);
    m_long.refill(seconds);
    if (!m_short.isEmpty() && !m_long.isEmpty()) {
        m_short.spend(1);
        m_long.spend(sizeInKiB(request));
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
    const qint64 dropped = std::exchange(m_dropped, 0);
    const QString reason = entry.refusal.reason;
    entry.refusal.reason = dropped == 1
        ? tr("One further refusal was not kept: too many came at once. Its reason: %1").arg(reason)
        : tr("%1 further refusals were not kept: too many came at once. The reason of the last "
             "one: %2")
              .arg(QString::number(dropped), reason);
    emit kept(entry, false);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/delayqueue.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace hookglass {

DelayQueue::DelayQueue(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DelayQueue::onTimeout);
}

bool DelayQueue::add(quint64 ticket, int delayMs)
{
    if (m_tickets.size() >= Capacity)
        return false;
    // elapsed() is cut to whole milliseconds: one more, or it could be early.
    m_tickets.insert(m_clock.elapsed() + delayMs + 1, ticket);
    startTimer();
    return true;
}

QList<quint64> DelayQueue::takeAll()
{
    m_timer.stop();
    return std::exchange(m_tickets, {}).values();
}

void DelayQueue::onTimeout()
{
    QList<quint64> tickets;
    while (!m_tickets.isEmpty() && m_tickets.firstKey() <= m_clock.elapsed()) {
        tickets.append(m_tickets.first());
        m_tickets.erase(m_tickets.begin());
    }
    if (!m_tickets.isEmpty())
        startTimer();
    if (!tickets.isEmpty())
        emit due(tickets);
}

void DelayQueue::startTimer()
{
    const qint64 wait = std::max(m_tickets.firstKey() - m_clock.elapsed(), qint64(0));
    m_timer.start(std::chrono::milliseconds(wait));
}

} // namespace hookglass

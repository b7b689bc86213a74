// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deliverywatch.h"

#include <chrono>

using namespace std::chrono_literals;

namespace hookglass {

DeliveryWatch::DeliveryWatch(Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
{
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, &DeliveryWatch::tellOverdue);
}

void DeliveryWatch::add(const CaptureSummary &capture)
{
    const qint64 before = capture.history.retryOf;
    if (before > 0) {
        m_retriedBy.insert(before, {capture.seq, capture.receivedAtUs});
        m_waiting.erase(before);
        emit changed(before);
    }
    if (capture.refused || capture.status / 100 == 2 || m_retriedBy.contains(capture.seq))
        return; // the usual case is cheap
    Prediction next = predict(capture);
    if (next.kind != Prediction::Kind::Retry || !outcomeText(next, {}, m_clock()).isEmpty())
        return;
    m_waiting.insert_or_assign(capture.seq, std::move(next));
    if (!m_timer.isActive())
        m_timer.start();
}

std::optional<RetrySeen> DeliveryWatch::retryAfter(const CaptureSummary &capture) const
{
    const auto found = m_retriedBy.constFind(capture.seq);
    if (found == m_retriedBy.constEnd())
        return {};
    return retrySeen(capture, {.seq = found->seq, .receivedAtUs = found->receivedAtUs});
}

void DeliveryWatch::forget(qint64 seq)
{
    m_retriedBy.remove(seq);
    m_waiting.erase(seq);
}

void DeliveryWatch::clear()
{
    m_retriedBy.clear();
    m_waiting.clear();
    m_timer.stop();
}

void DeliveryWatch::tellOverdue()
{
    QList<qint64> overdue;
    const qint64 nowUs = m_clock();
    for (const auto &[seq, next] : m_waiting) {
        if (!outcomeText(next, {}, nowUs).isEmpty())
            overdue.append(seq);
    }
    for (const qint64 seq : std::as_const(overdue)) {
        m_waiting.erase(seq);
        emit changed(seq);
    }
    if (m_waiting.empty())
        m_timer.stop();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deliverywatch.h"

namespace hookglass {

void DeliveryWatch::add(const CaptureSummary &capture, qint64 nowUs)
{
    if (capture.history.retryOf > 0) {
        m_retriedBy.insert(capture.history.retryOf, capture.seq);
        m_waiting.erase(capture.history.retryOf);
    }
    if (capture.refused || capture.status / 100 == 2)
        return; // the usual case is cheap
    Prediction next = predict(capture);
    if (next.kind == Prediction::Kind::Retry && outcomeText(next, {}, nowUs).isEmpty())
        m_waiting.emplace(capture.seq, std::move(next));
}

void DeliveryWatch::forget(qint64 seq)
{
    m_retriedBy.remove(seq);
    m_waiting.erase(seq);
}

QList<qint64> DeliveryWatch::takeOverdue(qint64 nowUs)
{
    QList<qint64> overdue;
    for (auto at = m_waiting.begin(); at != m_waiting.end();) {
        if (outcomeText(at->second, {}, nowUs).isEmpty()) {
            ++at;
        } else {
            overdue.append(at->first);
            at = m_waiting.erase(at);
        }
    }
    return overdue;
}

} // namespace hookglass

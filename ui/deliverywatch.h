// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/prediction.h"

#include <QHash>

#include <map>

namespace hookglass {

/// Which deliveries came again as which, and which of them are still to come. Only what the sender
/// tried more than once takes memory.
class DeliveryWatch
{
public:
    void add(const CaptureSummary &capture, qint64 nowUs);
    void clear() { *this = {}; }
    void forget(qint64 seq);

    /// The next attempt; 0 when none has come.
    qint64 retriedBy(qint64 seq) const { return m_retriedBy.value(seq); }
    bool isWaiting() const { return !m_waiting.empty(); }
    /// Those whose next attempt should have come by now; each is told once.
    QList<qint64> takeOverdue(qint64 nowUs);

private:
    QHash<qint64, qint64> m_retriedBy;
    std::map<qint64, Prediction> m_waiting; ///< by seq; none of them is overdue
};

} // namespace hookglass

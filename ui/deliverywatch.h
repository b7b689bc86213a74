// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/capture/prediction.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <map>

namespace hookglass {

/// Which deliveries came again as which, and which of them are still to come. Only what the sender
/// tried more than once takes memory.
class DeliveryWatch final : public QObject
{
    Q_OBJECT

public:
    explicit DeliveryWatch(Clock clock, QObject *parent = nullptr);

    void add(const CaptureSummary &capture);
    void forget(qint64 seq);
    void clear();
    /// The next attempt; 0 when none has come.
    qint64 retriedBy(qint64 seq) const { return m_retriedBy.value(seq).seq; }
    /// The same with when it came, also when the user has deleted it since.
    std::optional<RetrySeen> retryAfter(const CaptureSummary &capture) const;

signals:
    /// The next attempt of this one has come, or should have.
    void changed(qint64 seq);

private:
    void tellOverdue();

    struct Arrival
    {
        qint64 seq = 0;
        qint64 receivedAtUs = 0;
    };

    const Clock m_clock;
    QTimer m_timer; ///< runs while something is waited for
    QHash<qint64, Arrival> m_retriedBy;
    std::map<qint64, Prediction> m_waiting; ///< by seq; none of them was overdue
};

} // namespace hookglass

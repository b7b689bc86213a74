// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/sessionstore.h"

#include <QMutex>

namespace hookglass {

/// The one hand-over between the receive thread and the writer thread, and the only mutex of the
/// core. Bounded: beyond its limits it takes nothing more.
class WriteQueue
{
public:
    struct Jobs
    {
        QList<AppendRecord> appends {};
        QList<AnswerRecord> answers {};
        QList<ReverificationRecord> reverifications {};
        bool isEmpty() const
        {
            return appends.isEmpty() && answers.isEmpty() && reverifications.isEmpty();
        }
    };
    enum class Put { Queued, QueuedFirst };

    /// Leaves in `appends` what is beyond the limits. QueuedFirst: the writer must be woken.
    Put put(QList<AppendRecord> &appends);
    /// Waits for other jobs. QueuedFirst: or for being taken soon, which must be asked for.
    Put put(const QList<AnswerRecord> &answers);
    Put put(const QList<ReverificationRecord> &records);
    Jobs takeAll();
    /// The same, when what waits for other jobs has waited long enough.
    Jobs takeAllThatWaited();

private:
    Put queued();
    Jobs take();

    QMutex m_mutex;
    Jobs m_jobs;
    qint64 m_bytes = 0; ///< of bodies
    bool m_woken = false;
    bool m_wokenSoon = false; ///< for answers that wait
};

} // namespace hookglass

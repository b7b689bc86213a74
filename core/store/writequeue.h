// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/sessionstore.h"

#include <mutex>

namespace hookglass {

/// The one hand-over to the writer thread from those that judge and answer, and the only mutex of
/// the core. Bounded: beyond its limits it takes nothing more.
class WriteQueue
{
public:
    struct Jobs
    {
        QList<AppendRecord> appends {};
        QList<AnswerRecord> answers {};
        QList<ReverificationRecord> reverifications {};
        QList<MarkRecord> marks {};
        QList<RoomColourRecord> roomColours {};
        QList<DeletionRecord> deletions {}; ///< what comes before has been written by then
        bool isEmpty() const
        {
            return appends.isEmpty() && answers.isEmpty() && reverifications.isEmpty()
                && marks.isEmpty() && roomColours.isEmpty() && deletions.isEmpty();
        }
        qint64 bytes() const; ///< that they take in the file, about
        /// Puts what could not be written before these. Of the answers a bounded number: senders
        /// go on, what the user said and asked for does not come again. Deletions are not among
        /// them: the user is told that they failed.
        void putBefore(const Jobs &earlier);
    };
    enum class Put { Queued, QueuedFirst };

    /// Leaves in `appends` what is beyond the limits. QueuedFirst: the writer must be woken.
    Put put(QList<AppendRecord> &appends);
    void put(const QList<AnswerRecord> &answers); ///< wakes nobody
    Put put(const QList<ReverificationRecord> &records);
    Put put(const QList<MarkRecord> &records);
    Put put(const QList<RoomColourRecord> &records);
    Put put(const DeletionRecord &record);
    Jobs takeAll();

private:
    Put queued();

    std::mutex m_mutex; // not QMutex: ThreadSanitizer knows this one
    Jobs m_jobs;
    qint64 m_bytes = 0; ///< of the appends
    bool m_woken = false;
};

} // namespace hookglass

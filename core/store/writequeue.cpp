// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/writequeue.h"

#include <utility>

namespace hookglass {

namespace {
constexpr qsizetype MaxCaptures = 20'000;
constexpr qsizetype MaxKeptAnswers = 20'000;
constexpr qint64 RowBytes = 2000; // of a capture beside its head and body
constexpr qint64 MaxBytes = 256 * 1024 * 1024;
} // namespace

qint64 WriteQueue::Jobs::bytes() const
{
    qint64 bytes = 0;
    for (const AppendRecord &append : appends)
        bytes += RowBytes + append.capture.request.head.size() + append.capture.request.body.size();
    return bytes;
}

void WriteQueue::Jobs::putBefore(const Jobs &earlier)
{
    answers = earlier.answers + answers;
    if (answers.size() > MaxKeptAnswers)
        answers.remove(0, answers.size() - MaxKeptAnswers);
    reverifications = earlier.reverifications + reverifications;
    marks = earlier.marks + marks;
    roomColours = earlier.roomColours + roomColours;
}

WriteQueue::Put WriteQueue::put(QList<AppendRecord> &appends)
{
    const std::lock_guard lock(m_mutex);
    qsizetype taken = 0;
    for (AppendRecord &append : appends) {
        const qint64 size = append.capture.request.bytesInMemory();
        // One that is too large alone would never find space.
        if (m_jobs.appends.size() >= MaxCaptures || (m_bytes > 0 && m_bytes + size > MaxBytes))
            break;
        m_bytes += size;
        m_jobs.appends.append(std::move(append));
        ++taken;
    }
    appends.remove(0, taken);
    return taken > 0 ? queued() : Put::Queued;
}

void WriteQueue::put(const QList<AnswerRecord> &answers)
{
    const std::lock_guard lock(m_mutex);
    m_jobs.answers.append(answers);
}

WriteQueue::Put WriteQueue::put(const QList<ReverificationRecord> &records)
{
    const std::lock_guard lock(m_mutex);
    m_jobs.reverifications.append(records);
    return queued();
}

WriteQueue::Put WriteQueue::put(const QList<MarkRecord> &records)
{
    const std::lock_guard lock(m_mutex);
    m_jobs.marks.append(records);
    return queued();
}

WriteQueue::Put WriteQueue::put(const QList<RoomColourRecord> &records)
{
    const std::lock_guard lock(m_mutex);
    m_jobs.roomColours.append(records);
    return queued();
}

WriteQueue::Put WriteQueue::put(const DeletionRecord &record)
{
    const std::lock_guard lock(m_mutex);
    m_jobs.deletions.append(record);
    return queued();
}

WriteQueue::Put WriteQueue::queued()
{
    return std::exchange(m_woken, true) ? Put::Queued : Put::QueuedFirst;
}

WriteQueue::Jobs WriteQueue::takeAll()
{
    const std::lock_guard lock(m_mutex);
    m_woken = false;
    m_bytes = 0;
    return std::exchange(m_jobs, {});
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/writequeue.h"

#include <array>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <vector>

using namespace hookglass;

// The hand-over from the threads that receive to the one that writes. Built with ThreadSanitizer
// where that is possible (see CMakeLists.txt): a race makes the program fail. Without QTest, whose
// watchdog is a thread of Qt's that ThreadSanitizer cannot follow.

namespace {

constexpr int Producers = 3;
constexpr int Batches = 2'000;
constexpr int InBatch = 5;
constexpr int All = Producers * Batches * InBatch;

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "FAIL: %s\n", what);
    std::_Exit(1);
}

/// What wakes the writer: the queue says when it is due, and says so once.
class Bell
{
public:
    void ring()
    {
        const std::lock_guard lock(m_mutex);
        ++m_rings;
        m_changed.notify_one();
    }
    /// False when nothing has rung for long: then somebody forgot to.
    bool wait()
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait_for(lock, std::chrono::seconds(30), [this] { return m_rings > 0; }))
            return false;
        --m_rings;
        return true;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_rings = 0;
};

void produce(int producer, WriteQueue &queue, Bell &bell)
{
    for (int batch = 0; batch < Batches; ++batch) {
        QList<AppendRecord> records;
        for (int i = 0; i < InBatch; ++i) {
            AppendRecord record;
            record.ticket = quint64(producer) << 32 | quint64(batch * InBatch + i);
            record.capture.request.body = QByteArray::number(record.ticket);
            records.append(record);
        }
        const QList<AppendRecord> kept = records; // as the pipeline keeps what is in flight
        while (!records.isEmpty()) {
            if (queue.put(records) == WriteQueue::Put::QueuedFirst)
                bell.ring();
            if (!records.isEmpty()) // the queue is full
                std::this_thread::yield();
        }
        queue.put(QList<AnswerRecord> {{batch, {}}});
        for (const AppendRecord &record : kept) {
            require(record.capture.request.body.toULongLong() == record.ticket,
                    "a capture changed under its owner");
        }
    }
}

} // namespace

int main()
{
    WriteQueue queue;
    Bell bell;
    std::vector<std::thread> threads;
    for (int producer = 0; producer < Producers; ++producer)
        threads.emplace_back([producer, &queue, &bell] { produce(producer, queue, bell); });

    std::array<quint64, Producers> next {};
    int taken = 0;
    int answers = 0;
    while (taken < All) {
        require(bell.wait(), "the writer is not woken for what is queued");
        const WriteQueue::Jobs jobs = queue.takeAll();
        answers += int(jobs.answers.size());
        for (const AppendRecord &record : jobs.appends) {
            const quint64 number = record.ticket & 0xffffffff;
            require(number == next[record.ticket >> 32]++, "each once, in its order");
            require(record.capture.request.body == QByteArray::number(record.ticket),
                    "the writer sees another body");
            ++taken;
        }
    }
    for (std::thread &thread : threads)
        thread.join();
    answers += int(queue.takeAll().answers.size()); // these wake nobody
    require(answers == Producers * Batches, "an answer was lost");
    return 0;
}

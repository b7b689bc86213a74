// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QThreadPool>

#include <stop_token>
#include <utility>

namespace hookglass {

/// Work that would hold up its owner, done in a thread of its own, one after the other: a new one
/// ends the one before, whose result nobody is told.
class BackgroundJob
{
public:
    /// The owner must outlive it.
    explicit BackgroundJob(QObject &owner)
        : m_owner(owner)
    {
        m_pool.setMaxThreadCount(1);
    }
    ~BackgroundJob()
    {
        stop();
        m_pool.waitForDone();
    }
    Q_DISABLE_COPY_MOVE(BackgroundJob)

    /// Calls `work(std::stop_token)` in the thread, which should look at the token now and then,
    /// and `done(result)` in that of the owner.
    template <typename Work, typename Done> void start(Work work, Done done)
    {
        stop();
        m_stop = std::stop_source();
        m_running = true;
        m_pool.start([this, &owner = m_owner, token = m_stop.get_token(), work = std::move(work),
                      done = std::move(done)] {
            auto result = work(token);
            if (token.stop_requested())
                return;
            const auto tell = [this, token, done, result = std::move(result)] {
                if (token.stop_requested())
                    return;
                m_running = false;
                done(result);
            };
            QMetaObject::invokeMethod(&owner, tell, Qt::QueuedConnection);
        });
    }
    void stop()
    {
        m_stop.request_stop();
        m_pool.clear();
        m_running = false;
    }
    bool isRunning() const { return m_running; }

private:
    QObject &m_owner;
    QThreadPool m_pool;
    std::stop_source m_stop; ///< of the newest one
    bool m_running = false;
};

} // namespace hookglass

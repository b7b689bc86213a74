// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QThreadPool>

#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace hookglass {

/// Work that would hold up the window, done in a thread of its own, one after the other: a new one
/// ends the one before, whose result nobody is told. Nothing here waits for work that is going on.
/// Lives in the thread of the application.
class BackgroundJob
{
public:
    BackgroundJob()
        : m_pool(std::make_shared<QThreadPool>())
    {
        m_pool->setMaxThreadCount(1);
        m_pool->moveToThread(nullptr); // so that any thread may end it
    }
    /// Work that cannot be stopped at once comes to its end alone; only the end of the application
    /// waits for it.
    ~BackgroundJob()
    {
        stop();
        discard([pool = std::move(m_pool)] { pool->waitForDone(); });
    }
    Q_DISABLE_COPY_MOVE(BackgroundJob)

    /// Calls `work(std::stop_token)` in the thread, which should look at the token now and then,
    /// and `done(result)` in that of the application. The work may outlast this.
    template <typename Work, typename Done> void start(Work work, Done done)
    {
        stop();
        m_stop = std::stop_source();
        m_running = true;
        m_pool->start(
            [this, token = m_stop.get_token(), work = std::move(work), done = std::move(done)] {
                auto result =
                    std::make_shared<std::invoke_result_t<Work, std::stop_token>>(work(token));
                const auto tell = [this, token, done, result] {
                    if (token.stop_requested()) { // and then perhaps this is no more
                        discard([unwanted = std::move(*result)] {});
                        return;
                    }
                    m_running = false;
                    done(std::move(*result));
                };
                QMetaObject::invokeMethod(QCoreApplication::instance(), tell, Qt::QueuedConnection);
            });
    }
    void stop()
    {
        m_stop.request_stop();
        m_pool->clear();
        m_running = false;
    }
    bool isRunning() const { return m_running; }

private:
    /// Ends what it holds where nobody waits: what is large takes its time to be freed.
    template <typename Holder> static void discard(Holder holder)
    {
        QThreadPool::globalInstance()->start(std::move(holder));
    }

    std::shared_ptr<QThreadPool> m_pool;
    std::stop_source m_stop; ///< of the newest one
    bool m_running = false;
};

} // namespace hookglass

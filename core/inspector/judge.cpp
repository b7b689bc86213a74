// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/judge.h"

#include "core/inspector/judgebench.h"

namespace hookglass {

Judge::Judge(const EventCatalog &catalog, SessionStore &store, Done done, QObject *parent)
    : QObject(parent)
    , m_done(std::move(done))
    , m_bench(new JudgeBench(catalog, store))
{
    m_bench->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_bench, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("verify"));
    m_thread.start();
}

Judge::~Judge()
{
    m_thread.quit();
    m_thread.wait();
}

template <typename Work> void Judge::there(Work work)
{
    QMetaObject::invokeMethod(
        m_bench, [bench = m_bench, work = std::move(work)]() mutable { work(*bench); });
}

void Judge::setCredentials(const Credentials &credentials)
{
    there([credentials](JudgeBench &bench) { bench.setCredentials(credentials); });
}

void Judge::setResponseRules(const ResponseRules &rules)
{
    there([rules](JudgeBench &bench) { bench.setResponseRules(rules); });
}

void Judge::openSession(const QString &path)
{
    there([path](JudgeBench &bench) { bench.openSession(path); });
}

void Judge::sessionOpened()
{
    there([](JudgeBench &bench) { bench.endOpening(true); });
}

void Judge::sessionOpenFailed()
{
    there([](JudgeBench &bench) { bench.endOpening(false); });
}

void Judge::judge(QList<AppendRecord> captures)
{
    const qsizetype count = captures.size();
    qint64 bytes = 0;
    for (const AppendRecord &each : std::as_const(captures))
        bytes += each.capture.request.bytesInMemory();
    m_waiting += count;
    m_waitingBytes += bytes;
    there([=, this, captures = std::move(captures)](JudgeBench &bench) mutable {
        QList<Judgement> judgements = bench.judge(captures);
        // First: the store's receipts come through the same thread's queue of events.
        QMetaObject::invokeMethod(
            this,
            [=, this, judgements = std::move(judgements)]() mutable {
                m_waiting -= count;
                m_waitingBytes -= bytes;
                m_done(std::move(judgements));
            },
            Qt::QueuedConnection);
        bench.store(std::move(captures));
    });
}

void Judge::settle(const QList<Settlement> &settlements)
{
    there([settlements](JudgeBench &bench) { bench.settle(settlements); });
}

void Judge::afterwards(std::function<void()> then)
{
    there([this, then = std::move(then)](JudgeBench &) {
        QMetaObject::invokeMethod(this, then, Qt::QueuedConnection);
    });
}

} // namespace hookglass

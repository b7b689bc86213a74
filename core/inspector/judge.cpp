// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/judge.h"

#include "core/events/plainbody.h"
#include "core/inspector/judgebench.h"

#include <algorithm>

namespace hookglass {

namespace {
// Made to take long, a request within these limits takes less than a millisecond.
constexpr qsizetype QuickHeadBytes = 8 * 1024;
constexpr qsizetype QuickBodyBytes = 32 * 1024;
constexpr qsizetype QuickCredentials = 64; // all are tried for an issuer that nobody knows
} // namespace

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

bool Judge::isQuick(const QList<AppendRecord> &captures) const
{
    return !m_hasRules && m_credentials <= QuickCredentials
        && std::all_of(captures.begin(), captures.end(), [](const AppendRecord &each) {
               const HttpRequest &request = each.capture.request;
               return request.head.size() <= QuickHeadBytes
                   && request.body.size() <= QuickBodyBytes && !mayBePacked(request.body);
           });
}

/// Here if nothing is before it.
template <typename Work> void Judge::inTurn(Work work)
{
    if (m_there == 0)
        work(*m_bench);
    else
        there(std::move(work));
}

template <typename Work> void Judge::there(Work work)
{
    ++m_there;
    QMetaObject::invokeMethod(m_bench, [this, work = std::move(work)]() mutable {
        work(*m_bench);
        QMetaObject::invokeMethod(
            this, [this] { --m_there; }, Qt::QueuedConnection);
    });
}

void Judge::setCredentials(const Credentials &credentials)
{
    m_credentials = credentials.size();
    inTurn([credentials](JudgeBench &bench) { bench.setCredentials(credentials); });
}

void Judge::setResponseRules(const ResponseRules &rules)
{
    m_hasRules = !rules.rules().isEmpty();
    inTurn([rules](JudgeBench &bench) { bench.setResponseRules(rules); });
}

void Judge::openSession(const QString &path)
{
    inTurn([path](JudgeBench &bench) { bench.openSession(path); });
}

void Judge::sessionOpened()
{
    inTurn([](JudgeBench &bench) { bench.endOpening(true); });
}

void Judge::sessionOpenFailed()
{
    inTurn([](JudgeBench &bench) { bench.endOpening(false); });
}

void Judge::judge(QList<AppendRecord> captures)
{
    if (m_there == 0 && isQuick(captures)) {
        m_done(m_bench->judge(captures));
        m_bench->store(std::move(captures));
        return;
    }
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
    inTurn([settlements](JudgeBench &bench) { bench.settle(settlements); });
}

void Judge::afterwards(std::function<void()> then)
{
    inTurn([this, then = std::move(then)](JudgeBench &) {
        QMetaObject::invokeMethod(this, then, Qt::QueuedConnection);
    });
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinemerger.h"

#include "core/base/threadpriority.h"
#include "ui/rowremoval.h"

#include <utility>

namespace hookglass {

TimelineMerger::TimelineMerger(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

TimelineMerger::~TimelineMerger()
{
    cancel();
    m_pool.waitForDone();
}

void TimelineMerger::start(const SummaryRows &captures, const QList<SeqRange> &going,
                           const PackedRows &coming)
{
    m_pool.start([this, generation = ++m_generation, captures, going, coming] {
        lowerThreadPriority();
        const RowRemoval removal(captures, going);
        auto merge = std::make_shared<SummaryMerge>(captures, removal.gone(), coming);
        QMetaObject::invokeMethod(
            this,
            [this, generation, merge = std::move(merge)]() mutable {
                if (generation == m_generation)
                    emit merged(std::exchange(merge, {}));
                else
                    drop(std::exchange(merge, {}));
            },
            Qt::QueuedConnection);
    });
}

void TimelineMerger::drop(Merge merge)
{
    m_pool.start([merge = std::move(merge)]() mutable { merge.reset(); });
}

} // namespace hookglass

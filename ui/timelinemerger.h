// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summarymerge.h"
#include "core/store/retention.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace hookglass {

/// Takes many captures out of snapshots of the timeline, or puts them in, off the GUI thread. Only
/// the newest merge is heard of.
class TimelineMerger final : public QObject
{
    Q_OBJECT

public:
    using Merge = std::shared_ptr<SummaryMerge>;

    explicit TimelineMerger(QObject *parent = nullptr);
    ~TimelineMerger() override;

    /// Answered by merged(). Ranges ascend and do not overlap; `coming` as for SummaryMerge.
    void start(const SummaryRows &captures, const QList<SeqRange> &going, const PackedRows &coming);
    void cancel() { ++m_generation; }
    /// Drops what it holds, which may be much.
    void drop(Merge merge);

signals:
    void merged(const std::shared_ptr<hookglass::SummaryMerge> &merge);

private:
    QThreadPool m_pool;
    quint64 m_generation = 0; ///< of the newest merge
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summarymerge.h"
#include "core/store/retention.h"

#include <QObject>

namespace hookglass {

class Inspector;
class Statistics;
class TimelineModel;

/// Brings what the inspector tells of captures into the timeline and the statistics, in step.
class TimelineFeed final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    TimelineFeed(Inspector &inspector, TimelineModel &model, Statistics &statistics,
                 QObject *parent = nullptr);

    /// A capture as the file has it, with its answer and marks even when those are not in the file
    /// yet.
    Capture completed(const Capture &capture) const;

signals:
    /// The answers of these captures are there now, after they were shown without.
    void answered(const QList<qint64> &seqs);
    /// Counts are others now, though no capture came or went.
    void recounted();

private:
    void add(const QList<CaptureSummary> &summaries);
    void change(QList<CaptureSummary> summaries);
    void restore(const QList<CaptureSummary> &summaries);
    void remove(const RemovalReport &report);
    void onMerged(const SummaryMerge::Counts &gone);

    TimelineModel &m_model;
    Statistics &m_statistics;
    // What is told while captures go or come back may be about those that are not there yet.
    QList<CaptureSummary> m_changesHeldBack;
    QList<qint64> m_answeredHeldBack; ///< seqs among those
    QList<RemovalReport> m_removalsHeldBack;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinefeed.h"

#include "core/inspector/inspector.h"
#include "ui/statistics.h"
#include "ui/timelinemodel.h"

#include <utility>

namespace hookglass {

TimelineFeed::TimelineFeed(Inspector &inspector, TimelineModel &model, Statistics &statistics,
                           QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_statistics(statistics)
{
    connect(&inspector, &Inspector::sessionChanged, this, [this, &inspector](const QString &path) {
        m_statistics.reset();
        m_changesHeldBack.clear();
        m_answeredHeldBack.clear();
        m_removalsHeldBack.clear();
        m_model.clear();
        m_model.setSource(path, inspector.catalog());
    });
    connect(&inspector, &Inspector::summariesLoaded, this, &TimelineFeed::add);
    connect(&inspector, &Inspector::captured, this, &TimelineFeed::add);
    connect(&inspector, &Inspector::answered, this, [this](const QList<CaptureSummary> &captures) {
        change(captures);
        QList<qint64> seqs;
        for (const CaptureSummary &capture : captures)
            seqs.append(capture.seq);
        if (m_model.isMerging())
            m_answeredHeldBack.append(seqs);
        else
            emit answered(seqs);
    });
    connect(&inspector, &Inspector::reverified, this, &TimelineFeed::change);
    connect(&inspector, &Inspector::removed, this, &TimelineFeed::remove);
    connect(&inspector, &Inspector::deleted, this,
            [this](const DeletionReport &report) { m_model.takeOut(report.ranges); });
    connect(&inspector, &Inspector::restored, this, &TimelineFeed::restore);
    connect(&inspector, &Inspector::undeleted, &m_model, &TimelineModel::bringBack);
    connect(&model, &TimelineModel::merged, this, &TimelineFeed::onMerged);
}

Capture TimelineFeed::completed(const Capture &capture) const
{
    Capture completed = capture;
    if (!m_model.contains(capture.seq))
        return completed;
    const CaptureSummary known = m_model.summaryOf(capture.seq);
    completed.marks = known.marks;
    if (capture.answer.afterUs == 0 && known.answeredAfterUs > 0) {
        completed.answer.status = known.status;
        completed.answer.rule = known.rule;
        completed.answer.afterUs = known.answeredAfterUs;
    }
    return completed;
}

void TimelineFeed::add(const QList<CaptureSummary> &summaries)
{
    for (const CaptureSummary &summary : summaries)
        m_statistics.add(summary);
    m_model.append(summaries);
}

void TimelineFeed::change(QList<CaptureSummary> summaries)
{
    if (m_model.isMerging()) {
        m_changesHeldBack.append(summaries);
        return;
    }
    // Marks are made here and known at once, while the summaries may be older than they are.
    for (CaptureSummary &each : summaries) {
        if (m_model.contains(each.seq))
            each.marks = m_model.summaryOf(each.seq).marks;
    }
    const QList<CaptureSummary> before = m_model.update(summaries);
    for (const CaptureSummary &each : before)
        m_statistics.change(each, m_model.summaryOf(each.seq));
    emit recounted();
}

void TimelineFeed::restore(const QList<CaptureSummary> &summaries)
{
    for (const CaptureSummary &summary : summaries)
        m_statistics.restore(summary);
    m_model.stage(summaries);
}

void TimelineFeed::onMerged(const SummaryMerge::Counts &gone)
{
    m_statistics.remove(gone);
    if (const auto changes = std::exchange(m_changesHeldBack, {}); !changes.isEmpty())
        change(changes);
    for (const RemovalReport &report : std::exchange(m_removalsHeldBack, {}))
        remove(report);
    emit recounted();
    if (const auto seqs = std::exchange(m_answeredHeldBack, {}); !seqs.isEmpty())
        emit answered(seqs);
}

void TimelineFeed::remove(const RemovalReport &report)
{
    if (m_model.isMerging()) {
        m_removalsHeldBack.append(report);
        return;
    }
    const QList<CaptureSummary> removed = m_model.remove(report.ranges);
    for (const CaptureSummary &each : removed)
        m_statistics.remove(each);
    emit recounted();
}

} // namespace hookglass

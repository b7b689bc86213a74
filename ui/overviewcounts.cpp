// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overviewcounts.h"

#include "core/base/threadpriority.h"
#include "ui/timelinemodel.h"

#include <utility>

namespace hookglass {

namespace {

constexpr qint64 CountEveryMs = 100;

/// Of the shown ones; 0 when there is none.
qint64 nearestSeq(const SummaryRows &rows, const QList<int> &places, qint64 us)
{
    qint64 best = 0;
    qint64 bestDistance = std::numeric_limits<qint64>::max();
    for (const int place : places) {
        const qint64 distance = std::abs(rows.receivedAtUsAt(place) - us);
        if (distance < bestDistance) {
            best = rows.seqAt(place);
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace

OverviewCounts::OverviewCounts(const TimelineModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    m_pool.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &OverviewCounts::startCount);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_model.captures().isEmpty())
            recountAll();
        else
            recount(); // another filter
    });
    connect(&model, &TimelineModel::capturesRemoved, this, &OverviewCounts::recountAll);
    connect(&model, &TimelineModel::placesMerged, this, &OverviewCounts::recountAll);
    connect(&model, &TimelineModel::verdictsChanged, this, &OverviewCounts::recount);
    connect(&model, &TimelineModel::countsChanged, this, &OverviewCounts::countNew);
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { setShown(first, last, true); });
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { setShown(first, last, false); });
    recount();
}

OverviewCounts::~OverviewCounts()
{
    m_ending = true;
    m_pool.waitForDone();
}

void OverviewCounts::setTask(const TimeHistogram::Task &task)
{
    m_task = task;
    recount();
}

/// A count that is on its way is let come to its end: else many changes in a row would leave the
/// old picture for good.
void OverviewCounts::recount()
{
    m_recount = true;
    if (m_counting || m_delay.isActive())
        return;
    const qint64 since = m_sinceCount.isValid() ? m_sinceCount.elapsed() : CountEveryMs;
    m_delay.start(int(std::max<qint64>(0, CountEveryMs - since)));
}

void OverviewCounts::recountAll()
{
    m_isPrefix = false;
    m_willBePrefix = false;
    recount();
}

void OverviewCounts::startCount()
{
    m_recount = false;
    m_willBePrefix = true;
    m_counting = true;
    m_sinceCount.start();
    m_pool.start([this, rows = m_model.captures(), shown = m_model.visiblePlaces(), task = m_task,
                  before = m_histogram, isPrefix = m_isPrefix]() mutable {
        lowerThreadPriority();
        std::optional<TimeHistogram> histogram = TimeHistogram::count(
            rows, shown, task, [this] { return m_ending.load(); }, isPrefix ? &before : nullptr);
        rows = {};
        shown = {}; // before the model wants to change its own
        if (histogram)
            QMetaObject::invokeMethod(
                this, [this, found = std::move(*histogram)] { take(found); }, Qt::QueuedConnection);
    });
}

void OverviewCounts::take(const TimeHistogram &histogram)
{
    m_counting = false;
    m_histogram = histogram;
    m_isPrefix = m_willBePrefix;
    const QList<Change> changes = std::exchange(m_changes, {});
    if (m_recount) {
        recount();
        emit changed();
        return;
    }
    countNew();
    for (const auto &[place, shown] : changes)
        m_histogram.setShown(m_model.captures(), place, shown);
    emit changed();
}

void OverviewCounts::countNew()
{
    if (m_counting || m_recount)
        return;
    const SummaryRows &rows = m_model.captures();
    if (m_histogram.size() == rows.size())
        return;
    for (qsizetype place = m_histogram.size(); place < rows.size(); ++place)
        m_histogram.append(rows, place);
    if (m_histogram.isOutgrown())
        recount();
    emit changed();
}

void OverviewCounts::setShown(int firstRow, int lastRow, bool shown)
{
    if (m_recount)
        return;
    countNew();
    const QList<int> &places = m_model.visiblePlaces();
    for (int row = firstRow; row <= lastRow; ++row) {
        if (m_counting)
            m_changes.append({places.at(row), shown});
        else
            m_histogram.setShown(m_model.captures(), places.at(row), shown);
    }
    emit changed();
}

void OverviewCounts::findNearest(qint64 us)
{
    m_pool.start([this, rows = m_model.captures(), shown = m_model.visiblePlaces(), us] {
        const qint64 seq = nearestSeq(rows, shown, us);
        QMetaObject::invokeMethod(
            this,
            [this, seq] {
                if (seq > 0)
                    emit nearestFound(seq);
            },
            Qt::QueuedConnection);
    });
}

} // namespace hookglass

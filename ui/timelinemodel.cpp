// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinemodel.h"

#include "ui/captureplaces.h"
#include "ui/rowremoval.h"
#include "ui/timelinelook.h"

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace hookglass {

namespace {

constexpr qsizetype MostRuns = 200; // each costs the view some time; beyond them a reset is cheaper
constexpr auto FlushAfter = 50ms;

bool hasOtherVerdict(const CaptureSummary &capture)
{
    return capture.firstVerdict && *capture.firstVerdict != capture.verdict;
}

} // namespace

TimelineModel::TimelineModel(const Icons &icons, QObject *parent, Clock clock)
    : QAbstractTableModel(parent)
    , m_icons(icons)
    , m_clock(std::move(clock))
    , m_watch(m_clock)
{
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(FlushAfter);
    connect(&m_flushTimer, &QTimer::timeout, this, &TimelineModel::flush);
    connect(&m_watch, &DeliveryWatch::changed, this, &TimelineModel::tellChanged);
    m_pool.setMaxThreadCount(1);
}

TimelineModel::~TimelineModel()
{
    m_pool.clear();
    m_pool.waitForDone();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_visible.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CaptureSummary &capture = captureAt(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return timelineText(capture, column, retryAfter(capture), m_clock());
    case Qt::ToolTipRole:
        return timelineToolTip(capture, retryAfter(capture), m_clock());
    default:
        return timelineLook(capture, column, role, m_icons);
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return timelineAlignment(Column(section));
    return role == Qt::DisplayRole ? timelineTitle(Column(section)) : QVariant();
}

void TimelineModel::append(const QList<CaptureSummary> &captures)
{
    m_pending.append(captures);
    if (!m_flushTimer.isActive())
        m_flushTimer.start();
}

void TimelineModel::flush()
{
    const qsizetype from = m_all.size();
    const bool differ = std::any_of(m_pending.cbegin(), m_pending.cend(), hasOtherVerdict);
    m_all.append(std::exchange(m_pending, {}));
    if (differ)
        emit verdictsDiffer();
    QList<int> rows;
    appendMatching(m_all, from, m_filter, rows);
    if (!rows.isEmpty()) {
        const int first = int(m_visible.size());
        beginInsertRows({}, first, first + int(rows.size()) - 1);
        m_visible.append(rows);
        endInsertRows();
    }
    for (qsizetype i = from; i < m_all.size(); ++i)
        watch(m_all.at(i));
    emit countsChanged();
}

QList<CaptureSummary> TimelineModel::update(const QList<CaptureSummary> &captures)
{
    flush();
    QList<CaptureSummary> before;
    QList<int> others; // places of captures that the filter treats differently now
    int first = rowCount();
    int last = -1;
    for (const CaptureSummary &capture : captures) {
        const qsizetype at = placeOfSeq(m_all, capture.seq);
        if (at < 0)
            continue;
        const CaptureSummary old = std::exchange(m_all[at], capture);
        before.append(old);
        watch(capture);
        if (m_wanted.matches(old) != m_wanted.matches(capture))
            others.append(int(at));
        if (const int row = rowOfSeq(capture.seq); row >= 0) {
            first = std::min(first, row);
            last = std::max(last, row);
        }
    }
    if (last >= 0)
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
    if (std::any_of(captures.cbegin(), captures.cend(), hasOtherVerdict))
        emit verdictsDiffer();
    showOrHide(others);
    return before;
}

/// One by one while they are few: a reset would scroll the view.
void TimelineModel::showOrHide(const QList<int> &places)
{
    if (places.isEmpty())
        return;
    if (m_generation != m_applied || places.size() > MostRuns) {
        setFilter(m_wanted);
        return;
    }
    for (const int place : places) {
        const auto found = std::lower_bound(m_visible.cbegin(), m_visible.cend(), place);
        const int row = int(found - m_visible.cbegin());
        const bool isShown = found != m_visible.cend() && *found == place;
        const bool shouldBe = m_filter.matches(m_all.at(place));
        if (isShown && !shouldBe) {
            beginRemoveRows({}, row, row);
            m_visible.remove(row);
            endRemoveRows();
        } else if (!isShown && shouldBe) {
            beginInsertRows({}, row, row);
            m_visible.insert(row, place);
            endInsertRows();
        }
    }
    emit countsChanged();
}

QList<CaptureSummary> TimelineModel::remove(const QList<SeqRange> &ranges)
{
    flush();
    const RowRemoval removal(m_all, ranges);
    if (removal.isEmpty())
        return {};
    const QList<RowRemoval::Run> runs = removal.runs(m_visible);
    const bool reset = runs.size() > MostRuns;
    if (reset)
        beginResetModel();
    for (const RowRemoval::Run &run : reset ? QList<RowRemoval::Run>() : runs) {
        // The rows that stay count by their old places until all runs are done.
        beginRemoveRows({}, run.first, run.last);
        m_visible.remove(run.first, run.last - run.first + 1);
        endRemoveRows();
    }
    removal.move(m_visible);
    const QList<CaptureSummary> removed = removal.takeFrom(m_all);
    if (reset)
        endResetModel();
    for (const CaptureSummary &capture : removed)
        m_watch.forget(capture.seq);
    if (m_generation != m_applied)
        setFilter(m_wanted); // the one on its way counts by the old places
    emit capturesRemoved();
    emit countsChanged();
    return removed;
}

void TimelineModel::clear()
{
    beginResetModel();
    m_applied = ++m_generation;
    m_filter = m_wanted;
    m_flushTimer.stop();
    m_pending.clear();
    m_all.clear();
    m_visible.clear();
    m_watch.clear();
    m_usedColumns.clear();
    endResetModel();
    emit countsChanged();
}

void TimelineModel::setFilter(const Filter &filter)
{
    m_wanted = filter;
    const quint64 generation = ++m_generation;
    m_pool.start([this, generation, filter, captures = m_all] {
        QList<int> visible;
        appendMatching(captures, 0, filter, visible);
        QMetaObject::invokeMethod(
            this,
            [this, generation, filter, visible, examined = captures.size()] {
                applyFiltered(generation, filter, visible, examined);
            },
            Qt::QueuedConnection);
    });
}

void TimelineModel::applyFiltered(quint64 generation, const Filter &filter, QList<int> visible,
                                  qsizetype examined)
{
    if (generation != m_generation)
        return;
    appendMatching(m_all, examined, filter, visible); // what came meanwhile
    beginResetModel();
    m_applied = generation;
    m_filter = filter;
    m_visible = std::move(visible);
    endResetModel();
    emit filtered();
    emit countsChanged();
}

int TimelineModel::rowOfSeq(qint64 seq) const
{
    return hookglass::rowOfSeq(m_all, m_visible, seq);
}

bool TimelineModel::contains(qint64 seq) const
{
    return placeOfSeq(m_all, seq) >= 0;
}

CaptureSummary TimelineModel::summaryOf(qint64 seq) const
{
    const qsizetype at = placeOfSeq(m_all, seq);
    return at < 0 ? CaptureSummary() : m_all.at(at);
}

std::optional<RetrySeen> TimelineModel::retryAfter(const CaptureSummary &capture) const
{
    const qint64 seq = m_watch.retriedBy(capture.seq);
    const qsizetype at = seq > 0 ? placeOfSeq(m_all, seq) : -1;
    if (at < 0)
        return {};
    return retrySeen(capture, m_all.at(at));
}

void TimelineModel::watch(const CaptureSummary &capture)
{
    m_watch.add(capture);
    if (isUnusualAnswer(capture))
        useColumn(Column::Answer);
    if (!isPlainDelivery(capture) && !capture.refused)
        useColumn(Column::Attempt);
}

void TimelineModel::tellChanged(qint64 seq)
{
    if (const int row = rowOfSeq(seq); row >= 0) {
        const QModelIndex cell = index(row, int(Column::Attempt));
        emit dataChanged(cell, cell, {Qt::DisplayRole, Qt::ToolTipRole});
    }
    emit deliveryChanged(seq);
}

void TimelineModel::useColumn(Column column)
{
    if (m_usedColumns.contains(column))
        return;
    m_usedColumns.append(column);
    emit columnUsed(column);
}

void TimelineModel::refreshIcons()
{
    if (!m_visible.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                         {Qt::DecorationRole, Qt::ForegroundRole});
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinemodel.h"

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
constexpr auto AgeAfter = 2s; // how late a filter on ages may be

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
    m_ageTimer.setInterval(AgeAfter);
    connect(&m_ageTimer, &QTimer::timeout, this, [this] {
        if (!m_scan.isScanning()) // a long scan must come to its end
            setFilter(m_wanted);
    });
    connect(&m_scan, &TimelineScan::progressed, this, &TimelineModel::applyProgress);
    connect(&m_scan, &TimelineScan::scanned, this, &TimelineModel::applyFiltered);
    connect(&m_scan, &TimelineScan::decided, this, &TimelineModel::applyDecided);
}

TimelineModel::~TimelineModel() = default;

void TimelineModel::setSource(const QString &sessionPath, const EventCatalog &catalog)
{
    m_scan.setSource({sessionPath, catalog});
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
    const CaptureSummary capture = captureAt(index.row());
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
    const QList<int> open = appendMatching(m_all.rows(), from, m_filter, m_clock(), rows);
    insertPlaces(rows);
    if (!m_scan.isScanning()) // else all of them are looked at once more anyway
        decideLater(open);
    for (qsizetype i = from; i < m_all.size(); ++i)
        watch(m_all.at(i));
    emit countsChanged();
}

QList<CaptureSummary> TimelineModel::update(const QList<CaptureSummary> &captures)
{
    flush();
    QList<CaptureSummary> before;
    QList<Decision> others; // captures that the filter treats differently now
    QList<int> open;
    int first = rowCount();
    int last = -1;
    bool judgedAgain = false;
    for (const CaptureSummary &capture : captures) {
        const qsizetype at = m_all.placeOfSeq(capture.seq);
        if (at < 0)
            continue;
        const CaptureSummary old = m_all.at(at);
        m_all.replace(at, capture);
        before.append(old);
        judgedAgain = judgedAgain || capture.verdict != old.verdict;
        watch(capture);
        const FilterAnswer answer = m_wanted.answer(capture, m_clock());
        if (answer == FilterAnswer::Unknown)
            open.append(int(at));
        else if (answer != m_wanted.answer(old, m_clock()))
            others.append({int(at), answer == FilterAnswer::Yes});
        if (const int row = rowOfSeq(capture.seq); row >= 0) {
            first = std::min(first, row);
            last = std::max(last, row);
        }
    }
    if (last >= 0)
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
    if (std::any_of(captures.cbegin(), captures.cend(), hasOtherVerdict))
        emit verdictsDiffer();
    if (judgedAgain)
        emit verdictsChanged();
    if (m_scan.isScanning() && !(others.isEmpty() && open.isEmpty())) {
        setFilter(m_wanted); // the one on its way has seen the old values
    } else {
        showOrHide(others);
        decideLater(open);
    }
    return before;
}

/// Ascending places that are not shown yet.
void TimelineModel::insertPlaces(const QList<int> &places)
{
    if (places.isEmpty())
        return;
    if (m_visible.isEmpty() || places.first() > m_visible.last()) {
        const int first = int(m_visible.size());
        beginInsertRows({}, first, first + int(places.size()) - 1);
        m_visible.append(places);
        endInsertRows();
        return;
    }
    for (const int place : places) {
        const auto found = std::lower_bound(m_visible.cbegin(), m_visible.cend(), place);
        const int row = int(found - m_visible.cbegin());
        beginInsertRows({}, row, row);
        m_visible.insert(row, place);
        endInsertRows();
    }
}

/// One by one while they are few: a reset would scroll the view.
void TimelineModel::showOrHide(const QList<Decision> &decisions)
{
    QList<int> coming;
    QList<int> going;
    for (const auto &[place, isWanted] : decisions) {
        const bool isShown = std::binary_search(m_visible.cbegin(), m_visible.cend(), place);
        if (isWanted != isShown)
            (isWanted ? coming : going).append(place);
    }
    if (coming.isEmpty() && going.isEmpty())
        return;
    std::sort(coming.begin(), coming.end());
    const bool atEnd = m_visible.isEmpty() || coming.isEmpty() || coming.first() > m_visible.last();
    const bool reset = going.size() + (atEnd ? 0 : coming.size()) > MostRuns;
    if (reset)
        beginResetModel();
    for (const int place : std::as_const(going)) {
        const int row =
            int(std::lower_bound(m_visible.cbegin(), m_visible.cend(), place) - m_visible.cbegin());
        if (!reset)
            beginRemoveRows({}, row, row);
        m_visible.remove(row);
        if (!reset)
            endRemoveRows();
    }
    if (reset) {
        m_visible.append(coming);
        std::sort(m_visible.begin(), m_visible.end());
        endResetModel();
    } else {
        insertPlaces(coming);
    }
    emit countsChanged();
}

/// Reads off the GUI thread what the columns of these captures leave open.
void TimelineModel::decideLater(const QList<int> &places)
{
    if (!places.isEmpty() && m_scan.hasSource())
        m_scan.decide(m_filter, m_all.rows(), places, m_clock());
}

void TimelineModel::applyDecided(const SummaryRows &captures, const QList<int> &places,
                                 const PlacesFound &found)
{
    QList<Decision> decisions;
    for (const int before : places) {
        const qsizetype place = m_all.placeOfSeq(captures.seqAt(before));
        // It may have been removed meanwhile, or changed, and then been decided anew.
        if (place >= 0 && m_all.at(place) == captures.at(before))
            decisions.append(
                {int(place), std::binary_search(found.places.begin(), found.places.end(), before)});
    }
    showOrHide(decisions);
    if (found.error)
        emit filterFailed(*found.error);
}

QList<CaptureSummary> TimelineModel::remove(const QList<SeqRange> &ranges)
{
    flush();
    const RowRemoval removal(m_all.rows(), ranges);
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
    if (m_scan.isScanning())
        setFilter(m_wanted); // the one on its way counts by the old places
    emit capturesRemoved();
    emit countsChanged();
    return removed;
}

void TimelineModel::clear()
{
    beginResetModel();
    const bool wasScanning = m_scan.isScanning();
    m_scan.cancel();
    m_showsPart = false;
    m_filter = m_wanted;
    watchAges();
    m_flushTimer.stop();
    m_pending.clear();
    m_all.clear();
    m_visible.clear();
    m_watch.clear();
    m_usedColumns.clear();
    endResetModel();
    if (wasScanning)
        emit filtered();
    emit countsChanged();
}

void TimelineModel::setFilter(const Filter &filter)
{
    m_wanted = filter;
    m_showsPart = false;
    m_scan.start(filter, m_all.rows(), m_clock());
}

/// From time to time a filter on ages is asked anew.
void TimelineModel::watchAges()
{
    if (!m_filter.dependsOnTime())
        m_ageTimer.stop();
    else if (!m_ageTimer.isActive())
        m_ageTimer.start();
}

void TimelineModel::applyFiltered(const Filter &filter, PlacesFound found, qsizetype examined)
{
    // What came meanwhile.
    const QList<int> open = appendMatching(m_all.rows(), examined, filter, m_clock(), found.places);
    m_filter = filter;
    m_showsPart = false;
    setVisible(std::move(found.places));
    watchAges();
    decideLater(open);
    emit filtered();
    emit countsChanged();
    if (found.error)
        emit filterFailed(*found.error);
}

int TimelineModel::rowOfSeq(qint64 seq) const
{
    return hookglass::rowOfSeq(m_all.rows(), m_visible, seq);
}

bool TimelineModel::contains(qint64 seq) const
{
    return m_all.placeOfSeq(seq) >= 0;
}

CaptureSummary TimelineModel::summaryOf(qint64 seq) const
{
    const qsizetype at = m_all.placeOfSeq(seq);
    return at < 0 ? CaptureSummary() : m_all.at(at);
}

std::optional<RetrySeen> TimelineModel::retryAfter(const CaptureSummary &capture) const
{
    const qint64 seq = m_watch.retriedBy(capture.seq);
    const qsizetype at = seq > 0 ? m_all.placeOfSeq(seq) : -1;
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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinemodel.h"

#include "ui/icons.h"
#include "ui/rowremoval.h"
#include "ui/timelinelook.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

namespace hookglass {

namespace {

constexpr int FlushMs = 30; // the view is painted as often at most
constexpr auto AgeAfter = 2s; // how late a filter on ages may be

bool hasOtherVerdict(const CaptureSummary &capture)
{
    return capture.firstVerdict && *capture.firstVerdict != capture.verdict;
}

/// Out of the ordinary: most are not, and need not be looked at one by one.
bool isWatched(const CaptureSummary &capture)
{
    return !isPlainDelivery(capture) || isUnusualAnswer(capture) || hasOtherVerdict(capture);
}

} // namespace

TimelineModel::TimelineModel(const Icons &icons, QObject *parent, Clock clock)
    : QAbstractTableModel(parent)
    , m_icons(icons)
    , m_clock(std::move(clock))
    , m_watch(m_clock)
    , m_times(icons)
    , m_relations(icons)
    , m_fields(new FieldColumns(this))
{
    m_flushTimer.setSingleShot(true);
    connect(&m_flushTimer, &QTimer::timeout, this, &TimelineModel::flush);
    connect(&m_watch, &DeliveryWatch::changed, this, &TimelineModel::tellDelivery);
    m_ageTimer.setInterval(AgeAfter);
    connect(&m_ageTimer, &QTimer::timeout, this, &TimelineModel::onAged);
    connect(&m_times, &TimeColumn::changed, this, [this] {
        tellColumnChanged(Column::Time);
        emit headerDataChanged(Qt::Horizontal, int(Column::Time), int(Column::Time));
    });
    connect(m_fields, &FieldColumns::changed, this, &TimelineModel::tellFieldsChanged);
    connect(m_fields, &FieldColumns::failed, this, &TimelineModel::filterFailed);
    connect(&m_relations, &Relations::changed, this,
            [this] { tellColumnChanged(Column::Relation); });
    connect(&m_scan, &TimelineScan::progressed, this, &TimelineModel::applyProgress);
    connect(&m_scan, &TimelineScan::scanned, this, &TimelineModel::applyFiltered);
    connect(&m_scan, &TimelineScan::decided, this, &TimelineModel::applyDecided);
    connect(&m_sorter, &TimelineSorter::due, this, &TimelineModel::sortAgain);
    connect(&m_merger, &TimelineMerger::merged, this, &TimelineModel::applyMerge);
    connect(&m_sorter, &TimelineSorter::progressed, this, &TimelineModel::tellSorting);
    connect(&m_sorter, &TimelineSorter::sorted, this, &TimelineModel::applySorted);
}

TimelineModel::~TimelineModel() = default;

void TimelineModel::setSource(const QString &sessionPath, const EventCatalog &catalog)
{
    m_scan.setSource({sessionPath, catalog});
    m_fields->setSource(sessionPath, catalog);
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(shown().size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount + m_fields->count();
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::FontRole || role == Qt::CheckStateRole)
        return {}; // asked for each cell that is painted
    if (role == Qt::BackgroundRole)
        return background(paintedAt(index.row()));
    if (index.column() >= ColumnCount)
        return m_fields->data(m_all.rows(), shown().at(index.row()), index.column() - ColumnCount,
                              role);
    const auto column = Column(index.column());
    if (column == Column::Relation)
        return m_relations.data(m_all.rows(), shown().at(index.row()), role);
    if (column == Column::Time && role != Qt::ToolTipRole)
        return m_times.data(m_all.rows(), shown().at(index.row()),
                            index.row() > 0 ? shown().at(index.row() - 1) : -1, role);
    if (role == Qt::TextAlignmentRole)
        return timelineAlignment(column);
    const CaptureSummary &capture = paintedAt(index.row());
    if (role == Qt::ForegroundRole && background(capture).isValid())
        return {}; // a tint on a colour would be hard to read
    switch (role) {
    case Qt::DisplayRole:
        return timelineText(capture, column, retryAfter(capture), m_clock());
    case Qt::ToolTipRole:
        return timelineToolTip(capture, retryAfter(capture), m_clock());
    default:
        return timelineLook(capture, column, role, m_icons);
    }
}

/// A row is painted cell by cell, and each asks several times.
const CaptureSummary &TimelineModel::paintedAt(int row) const
{
    const int place = shown().at(row);
    if (place != m_painted.place || m_painted.changes != m_all.changes())
        m_painted = {place, m_all.changes(), m_all.at(place)};
    return m_painted.capture;
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (section >= ColumnCount)
        return fieldHeader(section - ColumnCount, role);
    if (role == Qt::TextAlignmentRole)
        return Column(section) == Column::Time ? m_times.alignment()
                                               : timelineAlignment(Column(section));
    if (role == Qt::DisplayRole && Column(section) == Column::Time)
        return timeColumnTitle(m_times.mode());
    if (Column(section) == Column::Relation && role == Qt::DisplayRole)
        return {}; // it has no room
    if (Column(section) == Column::Relation && role == Qt::ToolTipRole)
        return tr("How the events stand to the selected one");
    return role == Qt::DisplayRole ? timelineTitle(Column(section)) : QVariant();
}

void TimelineModel::append(QList<CaptureSummary> captures)
{
    for (CaptureSummary &capture : captures) {
        capture.marks.roomColour = m_roomColours.value(capture.roomId);
        if (isWatched(capture))
            m_pending.watched.append(capture);
    }
    m_all.pack(captures, m_pending.rows);
    if (!m_flushTimer.isActive())
        m_flushTimer.start(m_sinceFlush.isValid() && m_sinceFlush.elapsed() < FlushMs
                               ? FlushMs - int(m_sinceFlush.elapsed())
                               : 0);
}

/// However many have been packed meanwhile, the view hears of them once.
void TimelineModel::flush()
{
    m_flushTimer.stop();
    if (m_pending.rows.isEmpty())
        return;
    m_sinceFlush.start();
    const qsizetype from = m_all.size();
    m_all.append(m_pending.rows);
    m_pending.rows.removeFirst(m_pending.rows.size());
    const QList<CaptureSummary> watched = std::exchange(m_pending.watched, {});
    if (std::any_of(watched.cbegin(), watched.cend(), hasOtherVerdict))
        emit verdictsDiffer();
    QList<int> rows;
    const QList<int> open = appendMatching(m_all.rows(), from, m_filter, m_clock(), rows);
    insertPlaces(rows);
    if (!m_scan.isScanning())
        decideLater(open);
    else // all of them are looked at once more, unless it is stopped
        std::transform(open.cbegin(), open.cend(), std::back_inserter(m_sinceScan.changed),
                       [this](int place) { return m_all.seqAt(place); });
    for (const CaptureSummary &capture : watched)
        watch(capture);
    emit countsChanged();
}

QList<CaptureSummary> TimelineModel::update(const QList<CaptureSummary> &captures)
{
    flush();
    QList<CaptureSummary> before;
    QList<Decision> others; // captures that the filter treats differently now
    QList<int> open;
    bool judgedAgain = false;
    for (CaptureSummary capture : captures) {
        const qsizetype at = m_all.placeOfSeq(capture.seq);
        if (at < 0)
            continue;
        capture.marks.roomColour = m_roomColours.value(capture.roomId); // known here alone
        m_ruleColours.remove(capture.seq);
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
    }
    tellChanged(captures);
    forgetFields(captures);
    if (std::any_of(captures.cbegin(), captures.cend(), hasOtherVerdict))
        emit verdictsDiffer();
    if (judgedAgain)
        emit verdictsChanged();
    emit capturesChanged(captures);
    if (m_scan.isScanning()) {
        for (const CaptureSummary &capture : captures)
            m_sinceScan.changed.append(capture.seq); // the scan has seen the old values
    } else {
        showOrHide(others);
        decideLater(open);
    }
    return before;
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
        CaptureSummary then = captures.at(before);
        const CaptureSummary now = place >= 0 ? m_all.at(place) : CaptureSummary();
        then.marks.roomColour = now.marks.roomColour; // which asks nothing anew
        if (place >= 0 && now == then)
            decisions.append(
                {int(place), std::binary_search(found.places.begin(), found.places.end(), before)});
    }
    if (found.error && !m_unseen)
        m_unseen.reason = Unseen::Reason::Failed;
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
    const QList<RowRemoval::Run> runs =
        m_order.isArrival() ? removal.runs(m_visible) : QList<RowRemoval::Run>();
    const bool reset = !m_order.isArrival() || runs.size() > MostRuns;
    if (reset)
        beginResetModel();
    for (const RowRemoval::Run &run : reset ? QList<RowRemoval::Run>() : runs) {
        // The rows that stay count by their old places until all runs are done.
        beginRemoveRows({}, run.first, run.last);
        m_visible.remove(run.first, run.last - run.first + 1);
        endRemoveRows();
    }
    removal.move(m_visible);
    removal.moveUnordered(m_sorted);
    removal.move(m_held.places());
    emit placesRemoved(removal);
    const QList<CaptureSummary> removed = removal.takeFrom(m_all);
    if (reset)
        endResetModel();
    // What is on its way counts by the old places.
    if (m_scan.isScanning())
        m_sinceScan.removal.add(removal);
    if (m_sorter.isSorting())
        m_sinceSort.add(removal);
    m_unseen.count.reset(); // some of them may have been among those
    for (const CaptureSummary &capture : removed)
        m_watch.forget(capture.seq);
    emit capturesRemoved();
    emit countsChanged();
    return removed;
}

void TimelineModel::clear()
{
    beginResetModel();
    const bool wasScanning = m_scan.isScanning();
    m_scan.cancel();
    m_sorter.cancel();
    m_merger.cancel();
    m_going.clear();
    m_coming = {};
    m_isMerging = false;
    m_order = {}; // until what comes is sorted
    m_sinceScan = {};
    m_sinceSort = {};
    m_showsPart = false;
    m_unseen = {};
    m_lacksReturned = false;
    m_filter = m_wanted;
    watchAges();
    m_flushTimer.stop();
    m_pending = {};
    m_all.clear();
    m_visible.clear();
    m_sorted.clear();
    m_watch.clear();
    m_usedColumns.clear();
    m_ruleColours.clear();
    m_roomColours.clear();
    m_held.release();
    endResetModel();
    const bool wasAwaited = std::exchange(m_tellsFiltered, false);
    if (wasScanning || wasAwaited)
        emit filtered();
    m_times.clearReferences();
    m_relations.select(0, {});
    emit frozenChanged(false);
    emit countsChanged();
}

void TimelineModel::setFilter(const Filter &filter)
{
    m_sinceScan = {};
    m_stopped = false;
    m_read = 0;
    m_tellsFiltered = false; // the filter before is not waited for any more
    m_wanted = filter;
    m_showsPart = false;
    m_scan.start(filter, m_all.rows(), m_clock());
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
    return m_watch.retryAfter(capture);
}

void TimelineModel::watch(const CaptureSummary &capture)
{
    m_watch.add(capture);
    if (isUnusualAnswer(capture))
        useColumn(Column::Answer);
    if (!isPlainDelivery(capture) && !capture.refused)
        useColumn(Column::Attempt);
}

} // namespace hookglass

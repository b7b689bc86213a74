// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinemodel.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

// Which rows of the timeline come and go, and in which order they stand.

namespace hookglass {

bool TimelineModel::areSame(const QList<int> &a, const QList<int> &b)
{
    return std::equal(a.cbegin(), a.cend(), b.cbegin(), b.cend());
}

void TimelineModel::sort(int column, Qt::SortOrder order)
{
    const bool isDescending = order == Qt::DescendingOrder;
    m_wantedOrder = {};
    if (column >= ColumnCount && column < columnCount())
        m_wantedOrder = {.descending = isDescending,
                         .field = m_fields->at(column - ColumnCount).field.name()};
    else if (column >= 0 && column < ColumnCount && Column(column) != Column::Relation)
        m_wantedOrder = {Column(column), isDescending};
    if (m_wantedOrder.isArrival()) {
        m_sorter.cancel();
        applySorted(m_wantedOrder, {});
    } else {
        sortAgain();
    }
}

void TimelineModel::sortAgain()
{
    m_sinceSort = {};
    m_sorter.start(m_wantedOrder, m_all.rows(), m_visible, m_scan.source());
}

/// Rows that are in order already stay so while they are sorted anew.
void TimelineModel::tellSorting(ScanProgress progress)
{
    if (m_scan.isScanning() || (m_order == m_wantedOrder && !m_tellsFiltered))
        return;
    m_tellsFiltered = true;
    progress.sorts = true;
    emit filtering(progress);
}

/// Back to the order that the rows have; to that of arrival when it is the one that takes long, or
/// when its column has gone.
void TimelineModel::stopSorting()
{
    if (!m_sorter.isSorting())
        return;
    m_sorter.cancel();
    m_sinceSort = {};
    const bool hasGone = !m_order.field.isEmpty() && m_fields->indexOf(m_order.field) < 0;
    if (m_order == m_wantedOrder || hasGone || m_order.isArrival()) {
        m_wantedOrder = {};
        applySorted(m_wantedOrder, {});
    } else if (m_wantedOrder = m_order; m_sorted.size() != m_visible.size()) {
        sortAgain(); // others are shown by now
    } else {
        m_sorter.startLater();
        if (std::exchange(m_tellsFiltered, false))
            emit filtered();
    }
    tellOrder();
}

void TimelineModel::tellOrder()
{
    const TimelineOrder &order = m_wantedOrder;
    const int column = order.isArrival() ? -1
        : order.field.isEmpty()          ? int(order.column)
                                         : ColumnCount + m_fields->indexOf(order.field);
    emit orderKept(column, order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void TimelineModel::applySorted(const TimelineOrder &order, const PlacesSorted &sorted)
{
    QList<int> places = sorted.places;
    if (const RowRemoval removal = std::exchange(m_sinceSort, {}); !removal.isEmpty())
        removal.moveUnordered(places);
    if (order != m_order || !areSame(places, m_sorted)) {
        beginResetModel();
        m_order = order;
        m_sorted = places;
        endResetModel();
    }
    if (!m_scan.isScanning() && std::exchange(m_tellsFiltered, false))
        emit filtered();
    emit countsChanged();
    if (sorted.error)
        emit filterFailed(*sorted.error);
}

int TimelineModel::newestRow() const
{
    if (m_order.isArrival() || m_sorted.isEmpty())
        return rowCount() - 1;
    return int(std::max_element(m_sorted.cbegin(), m_sorted.cend()) - m_sorted.cbegin());
}

int TimelineModel::rowOfSeq(qint64 seq) const
{
    if (m_order.isArrival())
        return hookglass::rowOfSeq(m_all.rows(), m_visible, seq);
    const int place = int(m_all.placeOfSeq(seq));
    return place < 0 ? -1 : int(m_sorted.indexOf(place));
}

bool TimelineModel::isHiddenByFilter(qint64 seq) const
{
    if (m_filter.isEmpty() || m_scan.isScanning() || m_sorter.isSorting())
        return false;
    const auto place = int(m_all.placeOfSeq(seq));
    if (place >= 0 && m_unseen && m_filter.answer(m_all.at(place), m_clock()) != FilterAnswer::No)
        return false; // it may not have been read
    return place >= 0 && !std::binary_search(m_visible.begin(), m_visible.end(), place)
        && !m_held.has(place);
}

QList<int> TimelineModel::rowsOfSeqs(const QList<qint64> &seqs) const
{
    QList<int> rows;
    std::vector<bool> wanted(m_order.isArrival() ? 0 : size_t(m_all.size()));
    for (const qint64 seq : seqs) {
        if (m_order.isArrival()) {
            if (const int row = rowOfSeq(seq); row >= 0)
                rows.append(row);
        } else if (const qsizetype place = m_all.placeOfSeq(seq); place >= 0) {
            wanted[size_t(place)] = true;
        }
    }
    for (int row = 0; row < (m_order.isArrival() || seqs.isEmpty() ? 0 : rowCount()); ++row) {
        if (wanted[size_t(m_sorted.at(row))])
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

void TimelineModel::tellChanged(const QList<CaptureSummary> &captures)
{
    if (!m_wantedOrder.isArrival())
        m_sorter.startLater();
    int first = rowCount();
    int last = -1;
    if (!m_order.isArrival()) { // they may stand anywhere
        first = 0;
        last = rowCount() - 1;
    }
    for (const CaptureSummary &capture : m_order.isArrival() ? captures : QList<CaptureSummary>()) {
        if (const int row = rowOfSeq(capture.seq); row >= 0) {
            first = std::min(first, row);
            last = std::max(last, row);
        }
    }
    if (last >= 0)
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

/// Ascending places that are not shown yet; those that have to wait are not shown now either.
void TimelineModel::insertPlaces(QList<int> places)
{
    m_held.add(m_all.rows(), places);
    if (places.isEmpty())
        return;
    if (!m_wantedOrder.isArrival())
        m_sorter.startLater();
    if (!m_order.isArrival()) { // they become rows when they are sorted
        const qsizetype before = m_visible.size();
        m_visible.append(places);
        std::inplace_merge(m_visible.begin(), m_visible.begin() + before, m_visible.end());
        return;
    }
    if (m_visible.isEmpty() || places.first() > m_visible.last()) {
        const int first = int(m_visible.size());
        beginInsertRows({}, first, first + int(places.size()) - 1);
        m_visible.append(places);
        endInsertRows();
        return;
    }
    for (const int place : std::as_const(places)) {
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
    if (decisions.isEmpty())
        return;
    QList<int> coming;
    QList<int> going;
    for (const auto &[place, isWanted] : decisions) {
        const bool isShown = std::binary_search(m_visible.cbegin(), m_visible.cend(), place);
        if (!isWanted)
            m_held.drop(place);
        if (isWanted != isShown)
            (isWanted ? coming : going).append(place);
    }
    for (QList<int> *places : {&coming, &going}) {
        std::sort(places->begin(), places->end());
        places->erase(std::unique(places->begin(), places->end()), places->end());
    }
    const bool atEnd = m_visible.isEmpty() || coming.isEmpty() || coming.first() > m_visible.last();
    if (!m_wantedOrder.isArrival() && !(coming.isEmpty() && going.isEmpty()))
        m_sorter.startLater();
    // What a long scan finds comes twenty times a second.
    const qsizetype mostRuns = m_showsPart ? MostRuns / 10 : MostRuns;
    const bool oneByOne =
        m_order.isArrival() && going.size() + (atEnd ? 0 : coming.size()) <= mostRuns;
    if (oneByOne) {
        removePlaces(going);
        insertPlaces(coming);
    } else {
        replacePlaces(coming, going);
    }
    emit countsChanged();
}

void TimelineModel::removePlaces(const QList<int> &places)
{
    for (const int place : places) {
        const int row =
            int(std::lower_bound(m_visible.cbegin(), m_visible.cend(), place) - m_visible.cbegin());
        beginRemoveRows({}, row, row);
        m_visible.remove(row);
        endRemoveRows();
    }
}

/// All at once; `coming` ascends.
void TimelineModel::replacePlaces(QList<int> coming, QList<int> going)
{
    m_held.add(m_all.rows(), coming);
    std::sort(going.begin(), going.end());
    QList<int> stay;
    std::set_difference(m_visible.cbegin(), m_visible.cend(), going.cbegin(), going.cend(),
                        std::back_inserter(stay));
    QList<int> visible;
    std::merge(stay.cbegin(), stay.cend(), coming.cbegin(), coming.cend(),
               std::back_inserter(visible));
    const bool reset = m_order.isArrival(); // else rows change when they are sorted
    if (reset)
        beginResetModel();
    m_visible = std::move(visible);
    if (reset)
        endResetModel();
}

void TimelineModel::setVisible(QList<int> places)
{
    m_held.replace(m_all.rows(), places);
    if (!m_order.isArrival()) { // they become rows when they are sorted
        m_visible = std::move(places);
        m_sorter.startLater();
        return;
    }
    if (!m_wantedOrder.isArrival())
        m_sorter.startLater();
    if (areSame(places, m_visible))
        return;
    beginResetModel();
    m_visible = std::move(places);
    endResetModel();
}

} // namespace hookglass

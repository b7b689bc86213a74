// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/icons.h"
#include "ui/timelinemodel.h"

#include <algorithm>
#include <utility>
#include <vector>

// In which order the rows of the timeline stand, and which colours they have.

namespace hookglass {

void TimelineModel::sort(int column, Qt::SortOrder order)
{
    const bool isColumn = column >= 0 && column < ColumnCount && Column(column) != Column::Relation;
    m_wantedOrder =
        isColumn ? TimelineOrder {Column(column), order == Qt::DescendingOrder} : TimelineOrder();
    if (m_wantedOrder.isArrival()) {
        m_sorter.cancel();
        applySorted(m_wantedOrder, {});
    } else {
        sortAgain();
    }
}

void TimelineModel::sortAgain()
{
    m_sorter.start(m_wantedOrder, m_all.rows(), m_visible);
}

void TimelineModel::applySorted(const TimelineOrder &order, const QList<int> &places)
{
    if (order != m_order || places != m_sorted) {
        beginResetModel();
        m_order = order;
        m_sorted = places;
        endResetModel();
    }
    if (std::exchange(m_tellsFiltered, false))
        emit filtered();
    emit countsChanged();
}

int TimelineModel::rowOfSeq(qint64 seq) const
{
    if (m_order.isArrival())
        return hookglass::rowOfSeq(m_all.rows(), m_visible, seq);
    const int place = int(m_all.placeOfSeq(seq));
    return place < 0 ? -1 : int(m_sorted.indexOf(place));
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

QVariant TimelineModel::background(const CaptureSummary &capture) const
{
    int colour = capture.marks.shownColour();
    if (const ColourRule *rule = colour == 0 ? m_colourRules.find(capture, m_clock()) : nullptr)
        colour = rule->colour;
    return colour == 0 ? QVariant() : QVariant(m_icons.rowColor(colour));
}

void TimelineModel::setColourRules(const ColourRules &rules)
{
    m_colourRules = rules;
    repaint();
}

void TimelineModel::colourRoom(const QString &room, int colour)
{
    flush();
    m_roomColours.insert(room, colour);
    m_all.setRoomColour(room, colour);
    repaint();
    if (!m_wanted.isEmpty())
        setFilter(m_wanted); // it may ask for colours
}

void TimelineModel::repaint()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace hookglass

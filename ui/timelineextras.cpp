// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "ui/icons.h"
#include "ui/timelinemodel.h"

#include <algorithm>

// What the timeline has beside its rows: news of single cells, columns of other kinds, marks in the
// gutter, colours, and standing still.

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qsizetype MostAttempts = 1000; // of one delivery; peers make a few
constexpr qsizetype MostRuleColours = 4096; // some screens full of rows
} // namespace

void TimelineModel::tellDelivery(qint64 seq)
{
    if (!m_order.isArrival()) { // to look for it takes longer than to paint what is on the screen
        tellColumnChanged(Column::Attempt);
    } else if (const int row = rowOfSeq(seq); row >= 0) {
        const QModelIndex cell = index(row, int(Column::Attempt));
        emit dataChanged(cell, cell, {Qt::DisplayRole, Qt::ToolTipRole});
    }
    if (m_relations.isOfDelivery(seq))
        relateTo(m_relations.selected());
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
    repaint();
}

void TimelineModel::tellColumnChanged(Column column)
{
    if (rowCount() > 0)
        emit dataChanged(index(0, int(column)), index(rowCount() - 1, int(column)));
}

void TimelineModel::setFrozen(bool frozen)
{
    if (frozen == m_held.isFrozen())
        return;
    flush();
    if (frozen)
        m_held.freeze(m_all.isEmpty() ? 0 : m_all.seqAt(m_all.size() - 1));
    else
        insertPlaces(m_held.release());
    emit frozenChanged(frozen);
    emit countsChanged();
}

void TimelineModel::addFieldColumn(const FieldColumn &column)
{
    const int at = columnCount();
    beginInsertColumns({}, at, at);
    m_fields->append(column);
    endInsertColumns();
}

void TimelineModel::removeFieldColumn(int i)
{
    beginRemoveColumns({}, ColumnCount + i, ColumnCount + i);
    const QString field = m_fields->at(i).field.name();
    m_fields->remove(i);
    endRemoveColumns();
    if (m_wantedOrder.field == field && !field.isEmpty())
        sort(-1);
    tellOrder(); // its column may stand elsewhere now
}

QVariant TimelineModel::fieldHeader(int field, int role) const
{
    const FieldColumn &column = m_fields->at(field);
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::ToolTipRole:
        // A name from a body may look like a tag, which tool tips take for rich text.
        return QString(u"<p>"_s + visibleText(column.field.name(), 200).toHtmlEscaped()
                       + u"</p>"_s);
    case Qt::TextAlignmentRole:
        return int((column.field.isNumber() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

/// What was read of them may be other now.
void TimelineModel::forgetFields(const QList<CaptureSummary> &captures)
{
    QList<qint64> seqs;
    for (const CaptureSummary &capture : captures)
        seqs.append(capture.seq);
    m_fields->forget(seqs);
}

void TimelineModel::tellFieldsChanged(const QList<qint64> &seqs)
{
    if (m_fields->count() == 0)
        return;
    int first = rowCount();
    int last = -1;
    if (!m_order.isArrival()) { // to look for them takes longer than to paint what is on the screen
        first = 0;
        last = rowCount() - 1;
    }
    for (const qint64 seq : m_order.isArrival() ? seqs : QList<qint64>()) {
        if (const int row = rowOfSeq(seq); row >= 0) {
            first = std::min(first, row);
            last = std::max(last, row);
        }
    }
    if (last >= 0)
        emit dataChanged(index(first, ColumnCount), index(last, columnCount() - 1));
}

void TimelineModel::relateTo(qint64 seq)
{
    m_relations.select(seq, attemptsWith(seq));
}

/// The other attempts of the same delivery.
QList<qint64> TimelineModel::attemptsWith(qint64 seq) const
{
    QList<qint64> attempts;
    qint64 earlier = summaryOf(seq).history.retryOf;
    while (earlier > 0 && attempts.size() < MostAttempts) {
        attempts.append(earlier);
        earlier = summaryOf(earlier).history.retryOf;
    }
    qint64 later = m_watch.retriedBy(seq);
    while (later > 0 && attempts.size() < MostAttempts) {
        attempts.append(later);
        later = m_watch.retriedBy(later);
    }
    return attempts;
}

QVariant TimelineModel::background(const CaptureSummary &capture) const
{
    int colour = capture.marks.shownColour();
    if (colour == 0 && !m_colourRules.isEmpty())
        colour = ruleColour(capture);
    return colour == 0 ? QVariant() : QVariant(m_icons.rowColor(colour));
}

/// Each cell of a row asks, and a rule may take long on a text that somebody has made for it.
int TimelineModel::ruleColour(const CaptureSummary &capture) const
{
    if (const auto known = m_ruleColours.constFind(capture.seq); known != m_ruleColours.constEnd())
        return *known;
    if (m_ruleColours.size() >= MostRuleColours)
        m_ruleColours.clear();
    const ColourRule *rule = m_colourRules.find(capture, m_clock());
    return *m_ruleColours.insert(capture.seq, rule ? rule->colour : 0);
}

void TimelineModel::setColourRules(const ColourRules &rules)
{
    m_colourRules = rules;
    m_ruleColours.clear();
    watchAges();
    repaint();
}

void TimelineModel::colourRoom(const QString &room, int colour)
{
    flush();
    m_roomColours.insert(room, colour);
    m_all.setRoomColour(room, colour);
    m_all.setRoomColour(m_coming, room, colour); // deleted ones that are on their way back
    repaint();
    const QString asked = m_wanted.text(); // it need not be asked again for nothing
    for (const QString &part : {u"colour"_s, u"is:"_s, u"is="_s, u"is!="_s}) {
        if (asked.contains(part, Qt::CaseInsensitive)) {
            setFilter(m_wanted);
            break;
        }
    }
    emit capturesChanged({});
    m_ruleColours.clear();
}

void TimelineModel::repaint()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace hookglass

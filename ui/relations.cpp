// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/relations.h"

#include "ui/icons.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QIcon markOf(Relation relation, const Icons &icons)
{
    switch (relation) {
    case Relation::None:
        break;
    case Relation::Selected:
        return icons.icon(u"related-selected"_s);
    case Relation::Attempt:
        return icons.icon(u"related-attempt"_s, Tint::Caution);
    case Relation::SameEvent:
        return icons.icon(u"related-event"_s, Tint::Bad);
    case Relation::SameRoom:
        return icons.icon(u"related-room"_s, Tint::Muted);
    }
    return {};
}

} // namespace

QString relationText(Relation relation)
{
    const auto text = [](const char *words) {
        return QCoreApplication::translate("Timeline", words);
    };
    switch (relation) {
    case Relation::None:
        break;
    case Relation::Selected:
        return text("The selected event");
    case Relation::Attempt:
        return text("Another attempt to deliver the selected event");
    case Relation::SameEvent:
        return text("The same event as the selected one, delivered once more");
    case Relation::SameRoom:
        return text("In the same room as the selected event");
    }
    return {};
}

Relations::Relations(const Icons &icons, QObject *parent)
    : QObject(parent)
    , m_icons(icons)
{
}

void Relations::select(qint64 seq, const QList<qint64> &attempts)
{
    m_selected = seq;
    m_attempts = attempts;
    std::sort(m_attempts.begin(), m_attempts.end());
    emit changed();
}

bool Relations::isOfDelivery(qint64 seq) const
{
    return seq == m_selected || std::binary_search(m_attempts.begin(), m_attempts.end(), seq);
}

Relation Relations::of(const SummaryRows &rows, qsizetype place) const
{
    if (m_selected == 0)
        return Relation::None;
    const qint64 seq = rows.seqAt(place);
    if (seq == m_selected)
        return Relation::Selected;
    if (isOfDelivery(seq))
        return Relation::Attempt;
    const qsizetype selected = rows.placeOfSeq(m_selected);
    if (selected < 0)
        return Relation::None; // it is no longer in the session
    if (rows.haveSameEventId(place, selected))
        return Relation::SameEvent;
    const quint32 room = rows.textNumberAt(selected, SummaryRows::Text::Room);
    return room > 0 && rows.textNumberAt(place, SummaryRows::Text::Room) == room
        ? Relation::SameRoom
        : Relation::None;
}

QVariant Relations::data(const SummaryRows &rows, qsizetype place, int role) const
{
    switch (role) {
    case Qt::DecorationRole:
        if (const Relation relation = of(rows, place); relation != Relation::None)
            return markOf(relation, m_icons);
        return {};
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return relationText(of(rows, place));
    default:
        return {};
    }
}

} // namespace hookglass

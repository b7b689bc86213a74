// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinedelegate.h"

#include "ui/isolates.h"
#include "ui/timelinetext.h"
#include "ui/timelineview.h"

#include <QPainter>
#include <QStyle>

namespace hookglass {

namespace {
constexpr int CellPadding = 6; // else right-aligned numbers touch the next column's text
constexpr int TintAlpha = 56;

QPalette::ColorGroup colourGroup(const QStyleOptionViewItem &cell)
{
    if (!(cell.state & QStyle::State_Enabled))
        return QPalette::Disabled;
    return cell.state & QStyle::State_Active ? QPalette::Normal : QPalette::Inactive;
}

QIcon::Mode iconMode(const QStyleOptionViewItem &cell)
{
    if (!(cell.state & QStyle::State_Enabled))
        return QIcon::Disabled;
    return cell.state & QStyle::State_Selected ? QIcon::Selected : QIcon::Normal;
}

/// Between an icon or a text and what is beside it, as in the views of the style.
int margin(const QStyleOptionViewItem &cell)
{
    return cell.widget->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &cell, cell.widget) + 1;
}

} // namespace

TimelineDelegate::TimelineDelegate(TimelineView *view)
    : QStyledItemDelegate(view)
    , m_view(*view)
{
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    if (index.column() == int(TimelineColumn::Summary))
        cell.text = withIsolatedNames(cell.text);
    const bool highlighted = m_view.isHighlighted(index.row());
    if (highlighted) {
        QColor tint = m_view.highlightColor();
        tint.setAlpha(TintAlpha);
        cell.backgroundBrush = tint;
    }
    // The whole cell gets its background, the content keeps away from its edges.
    cell.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
    if (highlighted && index.column() == int(TimelineColumn::Number))
        paintMark(painter, option);
    QRect room = option.rect.adjusted(CellPadding, 0, -CellPadding, 0);
    room.setLeft(room.left() + paintIcon(painter, cell, room));
    paintText(painter, cell, room);
}

/// Gives back how much room it takes, at the beginning of the line.
int TimelineDelegate::paintIcon(QPainter *painter, const QStyleOptionViewItem &cell,
                                const QRect &room)
{
    if (!(cell.features & QStyleOptionViewItem::HasDecoration))
        return 0;
    const QRect box(room.left() + margin(cell), room.top(), cell.decorationSize.width(),
                    room.height());
    cell.icon.paint(painter, QStyle::visualRect(cell.direction, cell.rect, box), Qt::AlignCenter,
                    iconMode(cell));
    return cell.decorationSize.width() + 2 * margin(cell);
}

void TimelineDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &cell,
                                 const QRect &room) const
{
    const QRect line = QStyle::visualRect(cell.direction, cell.rect,
                                          room.adjusted(margin(cell), 0, -margin(cell), 0));
    if (cell.text.isEmpty() || line.width() <= 0)
        return;
    const QStaticText &text = m_texts.text(cell.text, cell.font, line.width());
    const bool isSelected = cell.state & QStyle::State_Selected;
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(colourGroup(cell),
                                       isSelected ? QPalette::HighlightedText : QPalette::Text));
    const QRectF place =
        QStyle::alignedRect(cell.direction, cell.displayAlignment, text.size().toSize(), line);
    painter->setClipRect(cell.rect, Qt::IntersectClip);
    painter->drawStaticText(place.topLeft(), text);
    painter->restore();
}

/// For those who do not see the tint.
void TimelineDelegate::paintMark(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const QPointF middle(option.rect.left() + 4, option.rect.center().y() + 0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option.state & QStyle::State_Selected
                          ? option.palette.color(QPalette::HighlightedText)
                          : m_view.highlightColor());
    painter->drawPolygon(
        QPolygonF({middle + QPointF(-2, -5), middle + QPointF(5, 0), middle + QPointF(-2, 5)}));
    painter->restore();
}

} // namespace hookglass

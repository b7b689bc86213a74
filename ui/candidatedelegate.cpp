// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/candidatedelegate.h"

#include <QApplication>
#include <QPainter>

namespace hookglass {

namespace {

constexpr int Padding = 8;

int countWidth(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString count = index.data(CandidateDelegate::CountRole).toString();
    return count.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(count) + 3 * Padding;
}

} // namespace

void CandidateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    // The whole line gets its background, the text keeps away from the count.
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    const bool selected = item.state & QStyle::State_Selected;
    const QColor color = item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QRect line = item.rect.adjusted(Padding, 0, -Padding, 0);
    const int right = countWidth(item, index);
    painter->save();
    painter->setPen(color);
    painter->drawText(line.adjusted(0, 0, -right, 0), Qt::AlignVCenter | Qt::AlignLeft,
                      item.fontMetrics.elidedText(item.text, Qt::ElideRight, line.width() - right));
    painter->setOpacity(selected ? 1 : 0.65);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignRight, index.data(CountRole).toString());
    painter->restore();
}

QSize CandidateDelegate::sizeHint(const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    return {item.fontMetrics.horizontalAdvance(item.text) + countWidth(item, index) + 2 * Padding,
            item.fontMetrics.height() + 6};
}

} // namespace hookglass

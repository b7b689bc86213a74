// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/comparedelegate.h"

#include "ui/comparemodel.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

namespace hookglass {

namespace {
constexpr qsizetype LongestPainted = 400; // more does not fit, and would take long
}

void CompareDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const int begin = index.data(CompareModel::MarkBeginRole).toInt();
    const int end = index.data(CompareModel::MarkEndRole).toInt();
    if (begin >= end) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text.left(LongestPainted);
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    const QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    QTextCharFormat format;
    format.setFontWeight(QFont::Bold);
    format.setFontUnderline(true);
    QTextLayout layout(text, item.font);
    QTextOption wrapping(Qt::AlignLeft);
    wrapping.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(wrapping);
    layout.setFormats({{begin, end - begin, format}});
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(area);
    painter->setPen(item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    constexpr int Margin = 3;
    layout.draw(painter,
                QPointF(area.left() + Margin, area.top() + (area.height() - line.height()) / 2));
    painter->restore();
}

} // namespace hookglass

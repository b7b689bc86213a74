// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/comparedelegate.h"

#include "ui/comparemodel.h"
#include "ui/textcolumns.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace hookglass {

namespace {

constexpr QChar Ellipsis = u'\u2026';

/// What of a text is painted, and what in it is marked.
struct Excerpt
{
    QString text {};
    qsizetype begin = 0;
    qsizetype end = 0;
};

/// All of it, or so much as there is room for, from shortly before the mark.
Excerpt excerptOf(const QModelIndex &index, int columns)
{
    Excerpt excerpt {index.data().toString(), index.data(CompareModel::MarkBeginRole).toInt(),
                     index.data(CompareModel::MarkEndRole).toInt()};
    const qsizetype most = qsizetype(columns) * CompareDelegate::MostLines;
    if (excerpt.text.size() <= most)
        return excerpt;
    const bool isAtStart = excerpt.begin >= excerpt.end || excerpt.end < most;
    qsizetype from = isAtStart ? 0 : std::max<qsizetype>(0, excerpt.begin - columns);
    if (from > 0 && excerpt.text[from].isLowSurrogate())
        ++from;
    const bool goesOn = excerpt.text.size() - from > most - 1;
    excerpt.text = (from > 0 ? QString(Ellipsis) : QString())
        + excerpt.text.sliced(from).left(most - 2) + (goesOn ? QString(Ellipsis) : QString());
    const qsizetype moved = from > 0 ? 1 - from : 0;
    excerpt.begin = std::clamp<qsizetype>(excerpt.begin + moved, 0, excerpt.text.size());
    excerpt.end = std::clamp<qsizetype>(excerpt.end + moved, 0, excerpt.text.size());
    return excerpt;
}

int columnsIn(QStringView text)
{
    const QList<uint> characters = text.toUcs4();
    int columns = 0;
    for (const uint each : characters)
        columns += columnsOf(char32_t(each));
    return columns;
}

} // namespace

int CompareDelegate::columnsFor(const QFont &font, int width)
{
    const qreal advance = std::max(1.0, QFontMetricsF(font).horizontalAdvance(u'0'));
    return std::max(1, int((width - 2 * Margin) / advance));
}

int CompareDelegate::heightFor(const QModelIndex &index, int width) const
{
    const auto font = index.data(Qt::FontRole).value<QFont>();
    const int columns = columnsFor(font, width);
    const int lines = (columnsIn(excerptOf(index, columns).text) + columns - 1) / columns;
    return std::clamp(lines, 1, MostLines) * QFontMetrics(font).lineSpacing() + 2 * Padding;
}

void CompareDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    if (index.column() < CompareModel::Left) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const QRect area = item.rect.adjusted(Margin, Padding, -Margin, 0);
    const Excerpt excerpt = excerptOf(index, columnsFor(item.font, item.rect.width()));
    QTextCharFormat format;
    format.setFontWeight(QFont::Bold);
    format.setFontUnderline(true);
    QTextLayout layout(excerpt.text, item.font);
    QTextOption wrapping(Qt::AlignLeft);
    wrapping.setTextDirection(Qt::LeftToRight);
    wrapping.setWrapMode(QTextOption::WrapAnywhere);
    layout.setTextOption(wrapping);
    if (excerpt.begin < excerpt.end)
        layout.setFormats({{int(excerpt.begin), int(excerpt.end - excerpt.begin), format}});
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid() && y < area.height();
         line = layout.createLine()) {
        line.setLineWidth(area.width());
        line.setPosition({0, y});
        y += item.fontMetrics.lineSpacing();
    }
    layout.endLayout();
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(item.rect);
    painter->setPen(item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(painter, area.topLeft());
    painter->restore();
}

} // namespace hookglass

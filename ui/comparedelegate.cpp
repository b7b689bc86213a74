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

/// Of which each character takes one column.
bool isPlain(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return (c >= u' ' && c <= u'~') || c == Ellipsis; });
}

void layOut(QTextLayout &layout, int width)
{
    QTextOption wrapping(Qt::AlignLeft);
    wrapping.setTextDirection(Qt::LeftToRight);
    wrapping.setWrapMode(QTextOption::WrapAnywhere);
    layout.setTextOption(wrapping);
    const int height = QFontMetrics(layout.font()).lineSpacing();
    layout.beginLayout();
    for (int i = 0; i < CompareDelegate::MostLines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition({0, qreal(i * height)});
    }
    layout.endLayout();
}

/// A cell, as far as it matters to its text.
struct Room
{
    QFont font {};
    int width = 0;

    int columns() const { return CompareDelegate::columnsFor(font, width); }
    int inner() const { return std::max(1, width - 2 * CompareDelegate::Margin); }
};

/// So many of the first characters of a text are on the lines that are painted.
qsizetype fitting(const QString &text, const Room &room)
{
    const qsizetype most = qsizetype(room.columns()) * CompareDelegate::MostLines;
    if (isPlain(QStringView(text).left(most + 1)))
        return std::min(text.size(), most);
    QTextLayout layout(text.left(2 * most), room.font); // none has more units than columns, or 2
    layOut(layout, room.inner());
    const QTextLine last = layout.lineAt(layout.lineCount() - 1);
    return last.isValid() ? last.textStart() + last.textLength() : 0;
}

/// What of it has room from there on.
Excerpt excerptFrom(const Excerpt &whole, qsizetype from, const Room &room)
{
    Excerpt excerpt = whole;
    if (from > 0)
        excerpt.text = Ellipsis + whole.text.sliced(from);
    qsizetype end = fitting(excerpt.text, room);
    if (end < excerpt.text.size()) {
        --end; // for the ellipsis
        while (end > 0 && (excerpt.text[end].isLowSurrogate() || excerpt.text[end].isMark()))
            --end;
        excerpt.text = excerpt.text.left(end) + Ellipsis;
    }
    const qsizetype moved = from > 0 ? 1 - from : 0;
    excerpt.begin = std::clamp<qsizetype>(whole.begin + moved, 0, excerpt.text.size());
    excerpt.end = std::clamp<qsizetype>(whole.end + moved, 0, excerpt.text.size());
    return excerpt;
}

qsizetype characterBefore(const QString &text, qsizetype at)
{
    return at >= 2 && text[at - 1].isLowSurrogate() && text[at - 2].isHighSurrogate() ? at - 2
                                                                                      : at - 1;
}

int columnsAt(const QString &text, qsizetype at)
{
    const QChar c = text[at];
    return columnsOf(c.isHighSurrogate() && at + 1 < text.size()
                         ? QChar::surrogateToUcs4(c, text[at + 1])
                         : char32_t(c.unicode()));
}

/// All of it, or so much as there is room for, from shortly before the mark.
Excerpt excerptOf(const QModelIndex &index, const Room &room)
{
    const Excerpt whole {index.data().toString(), index.data(CompareModel::MarkBeginRole).toInt(),
                         index.data(CompareModel::MarkEndRole).toInt()};
    const qsizetype begin = std::min(whole.begin, whole.text.size());
    const auto shows = [](const Excerpt &excerpt, qsizetype place) {
        return place < excerpt.text.size() - 1; // which may be an ellipsis
    };
    const Excerpt start = excerptFrom(whole, 0, room);
    if (start.text == whole.text || shows(start, std::max(begin, whole.end)))
        return start;
    qsizetype from = begin;
    for (int columns = room.columns(); from > 0 && columns > 0;) {
        from = characterBefore(whole.text, from);
        columns -= columnsAt(whole.text, from);
    }
    const Excerpt around = excerptFrom(whole, from, room);
    const bool isSeen = shows(around, begin + (from > 0 ? 1 - from : 0));
    return isSeen || begin == whole.text.size() ? around : excerptFrom(whole, begin, room);
}

} // namespace

int CompareDelegate::columnsFor(const QFont &font, int width)
{
    const qreal advance = std::max(1.0, QFontMetricsF(font).horizontalAdvance(u'0'));
    return std::max(1, int((width - 2 * Margin) / advance));
}

int CompareDelegate::heightFor(const QModelIndex &index, int width) const
{
    const Room room {index.data(Qt::FontRole).value<QFont>(), width};
    const QString text = excerptOf(index, room).text;
    int lines = int(text.size() + room.columns() - 1) / room.columns();
    if (!isPlain(text)) {
        QTextLayout layout(text, room.font);
        layOut(layout, room.inner());
        lines = layout.lineCount();
    }
    return std::clamp(lines, 1, MostLines) * QFontMetrics(room.font).lineSpacing() + 2 * Padding;
}

QString CompareDelegate::paintedText(const QModelIndex &index, int width)
{
    return excerptOf(index, {index.data(Qt::FontRole).value<QFont>(), width}).text;
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
    const Excerpt excerpt = excerptOf(index, {item.font, item.rect.width()});
    QTextCharFormat format;
    format.setFontWeight(QFont::Bold);
    format.setFontUnderline(true);
    QTextLayout layout(excerpt.text, item.font);
    if (excerpt.begin < excerpt.end)
        layout.setFormats({{int(excerpt.begin), int(excerpt.end - excerpt.begin), format}});
    layOut(layout, area.width());
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(item.rect);
    painter->setPen(item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(painter, area.topLeft());
    painter->restore();
}

} // namespace hookglass

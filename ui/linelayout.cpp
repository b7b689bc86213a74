// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linelayout.h"

#include <QPainter>
#include <QRegion>

#include <algorithm>
#include <cmath>

namespace hookglass {

LineLayout::LineLayout(const QString &text, const QFont &font, const Formats &formats)
    : m_layout(text, font)
    , m_backgrounds(text.size())
{
    Formats others = formats;
    for (auto &[start, length, format] : others) {
        if (format.hasProperty(QTextFormat::BackgroundBrush))
            std::fill_n(m_backgrounds.begin() + start, length, format.background().color());
        format.clearBackground(); // Qt leaves the space between lines out
    }
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    m_layout.setTextOption(option);
    m_layout.setFormats(others);
    m_layout.beginLayout();
    m_layout.createLine();
    m_layout.endLayout();
}

/// Character by character, since what is written from right to left is not where its neighbours
/// are.
void LineLayout::paint(QPainter &painter, QPointF at, qreal above, qreal height) const
{
    for (int begin = 0; begin < int(m_backgrounds.size());) {
        const QColor color = m_backgrounds.at(begin);
        QRegion area;
        int end = begin;
        for (; end < int(m_backgrounds.size()) && m_backgrounds.at(end) == color; ++end) {
            const qreal from = xOf(end);
            const qreal to = xOf(end + 1);
            area += QRectF(at.x() + std::min(from, to), at.y() - above, std::abs(to - from), height)
                        .toAlignedRect();
        }
        if (color.isValid()) {
            for (const QRect &rect : area)
                painter.fillRect(rect, color);
        }
        begin = end;
    }
    m_layout.draw(&painter, at);
}

void LineLayout::paintCaret(QPainter &painter, QPointF at, int character) const
{
    constexpr int Width = 2;
    m_layout.drawCursor(&painter, at, character, Width);
}

qreal LineLayout::xOf(int character) const
{
    const QTextLine line = m_layout.lineAt(0);
    return line.isValid() ? line.cursorToX(character) : 0;
}

int LineLayout::characterAt(qreal x) const
{
    const QTextLine line = m_layout.lineAt(0);
    return line.isValid() ? line.xToCursor(x, QTextLine::CursorOnCharacter) : 0;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linelayout.h"

#include <QGlyphRun>
#include <QPainter>

#include <algorithm>

namespace hookglass {

namespace {

bool isFromRightToLeft(QChar c)
{
    switch (c.direction()) {
    case QChar::DirL:
    case QChar::DirEN:
    case QChar::DirES:
    case QChar::DirET:
    case QChar::DirCS:
    case QChar::DirB:
    case QChar::DirS:
    case QChar::DirWS:
    case QChar::DirON:
    case QChar::DirNSM:
    case QChar::DirBN:
        return false;
    default:
        return true;
    }
}

} // namespace

LineLayout::LineLayout(const QString &text, const QFont &font, const Formats &formats)
    : m_layout(text, font)
    , m_backgrounds(text.size())
    , m_isMixed(std::any_of(text.begin(), text.end(), isFromRightToLeft))
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

void LineLayout::paint(QPainter &painter, QPointF at, qreal above, qreal height) const
{
    for (int begin = 0; begin < int(m_backgrounds.size());) {
        const QColor color = m_backgrounds.at(begin);
        int end = begin;
        while (end < int(m_backgrounds.size()) && m_backgrounds.at(end) == color)
            ++end;
        if (color.isValid()) {
            for (const QRect &rect : areaOf(begin, end, at, above, height))
                painter.fillRect(rect, color);
        }
        begin = end;
    }
    m_layout.draw(&painter, at);
}

/// By glyphs where something is written from right to left: there Qt puts both cursors at a change
/// of direction on the same side.
QRegion LineLayout::areaOf(int begin, int end, QPointF at, qreal above, qreal height) const
{
    while (begin > 0 && !m_layout.isValidCursorPosition(begin))
        --begin; // to where its character begins
    while (!m_layout.isValidCursorPosition(end))
        ++end;
    const QTextLine line = m_layout.lineAt(0);
    QRegion area;
    const auto add = [&](qreal from, qreal to) {
        area += QRectF(at.x() + from, at.y() - above, to - from, height).toAlignedRect();
    };
    if (!m_isMixed) {
        add(line.cursorToX(begin), line.cursorToX(end));
        return area;
    }
    for (const QGlyphRun &run : line.glyphRuns(begin, end - begin))
        add(run.boundingRect().left(), run.boundingRect().right());
    return area;
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

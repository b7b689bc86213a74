// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lineglyphs.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

/// None of them changes its shape or place beside another.
QString characters()
{
    QString all = u"\u00b7\u2192\u21a9\u21b5\u25cc\ufffd"_s; // see ByteLines
    for (char16_t c = u' '; c <= u'~'; ++c)
        all += QChar(c);
    for (char16_t c = 0x2400; c <= 0x2421; ++c) // pictures of control characters
        all += QChar(c);
    return all;
}

} // namespace

LineGlyphs::LineGlyphs(const QFont &font, int leading)
    : m_font(QRawFont::fromFont(font))
{
    const QFontMetricsF metrics(font);
    m_advance = metrics.horizontalAdvance(QChar(u'0'));
    m_ascent = metrics.ascent();
    m_height = leading > 0 ? std::floor(metrics.lineSpacing()) + leading : metrics.height();
    m_above = leading / 2;
    m_thickness = std::max(1.0, std::round(metrics.lineWidth()));
    m_underline = std::round(m_ascent + metrics.underlinePos());
    const QString all = characters();
    const QList<quint32> found = m_font.glyphIndexesForString(all);
    for (qsizetype i = 0; i < std::min(found.size(), all.size()); ++i) {
        if (m_font.supportsCharacter(all.at(i))
            && metrics.horizontalAdvance(all.at(i)) == m_advance)
            m_glyphs.insert(all.at(i).unicode(), found.at(i));
    }
}

bool LineGlyphs::canPut(QStringView text) const
{
    return std::all_of(text.begin(), text.end(),
                       [this](QChar c) { return m_glyphs.contains(c.unicode()); });
}

LineGlyphs::Run &LineGlyphs::runOf(const QColor &color)
{
    const auto known = std::find_if(m_runs.begin(), m_runs.end(),
                                    [&color](const Run &run) { return run.color == color; });
    return known != m_runs.end() ? *known : m_runs.emplace_back(Run {color});
}

void LineGlyphs::add(QStringView text, QPointF at, const QColor &foreground,
                     const QList<QTextLayout::FormatRange> &formats)
{
    QList<QColor> colors(text.size(), foreground);
    QList<QColor> backgrounds(formats.isEmpty() ? 0 : text.size());
    for (const auto &[start, length, format] : formats) {
        if (format.hasProperty(QTextFormat::ForegroundBrush))
            std::fill_n(colors.begin() + start, length, format.foreground().color());
        if (format.hasProperty(QTextFormat::BackgroundBrush))
            std::fill_n(backgrounds.begin() + start, length, format.background().color());
        if (format.fontUnderline())
            m_underlines.emplace_back(QRectF(at.x() + m_advance * start, at.y() + m_underline,
                                             m_advance * length, m_thickness),
                                      foreground);
    }
    addBackgrounds(backgrounds, at);
    Run *run = nullptr;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u' ')
            continue;
        if (!run || run->color != colors[i])
            run = &runOf(colors[i]);
        run->glyphs.append(m_glyphs.value(text[i].unicode()));
        run->positions.append({at.x() + m_advance * qreal(i), at.y() + m_ascent});
    }
}

/// From left to right, each to the end of the pixel that it ends in, as QTextLayout does.
void LineGlyphs::addBackgrounds(const QList<QColor> &colors, QPointF at)
{
    for (qsizetype begin = 0; begin < colors.size();) {
        const QColor &color = colors.at(begin);
        const auto last = std::find_if(colors.begin() + begin, colors.end(),
                                       [&color](const QColor &each) { return each != color; });
        const qsizetype end = last - colors.begin();
        if (color.isValid())
            m_backgrounds.emplace_back(QRectF(at.x() + m_advance * qreal(begin), at.y() - m_above,
                                              m_advance * qreal(end - begin), m_height)
                                           .toAlignedRect(),
                                       color);
        begin = end;
    }
}

void LineGlyphs::paint(QPainter &painter)
{
    for (const auto &[place, color] : m_backgrounds)
        painter.fillRect(place, color);
    for (const auto &[place, color] : m_underlines)
        painter.fillRect(place, color);
    for (const Run &run : m_runs) {
        QGlyphRun glyphs;
        glyphs.setRawFont(m_font);
        glyphs.setGlyphIndexes(run.glyphs);
        glyphs.setPositions(run.positions);
        painter.setPen(run.color);
        painter.drawGlyphRun({}, glyphs);
    }
    m_runs.clear();
    m_backgrounds.clear();
    m_underlines.clear();
}

} // namespace hookglass

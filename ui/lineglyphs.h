// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QGlyphRun>
#include <QHash>
#include <QRawFont>
#include <QTextLayout>

#include <utility>
#include <vector>

class QPainter;

namespace hookglass {

/// Puts lines of a fixed-pitch font together from glyphs that were looked up once, since shaping
/// them again is most of what painting costs. For ASCII and the signs that stand for bytes which
/// are no text, which is nearly all there is: anything else is for QTextLayout, beside which it
/// looks the same. Lines are added, then painted at once, a colour after the other.
class LineGlyphs
{
public:
    /// Lines stand so many pixels apart: backgrounds fill that, half of it above the text.
    explicit LineGlyphs(const QFont &font, int leading = 0);

    bool canPut(QStringView text) const;
    /// Its upper left corner is at `at`, pixels; `formats` as for QTextLayout: of where several of
    /// them meet, the last one counts. They may set the foreground, background and underline.
    void add(QStringView text, QPointF at, const QColor &foreground,
             const QList<QTextLayout::FormatRange> &formats = {});
    void paint(QPainter &painter); ///< and forgets them
    qreal advance() const { return m_advance; }
    qreal above() const { return m_above; } ///< of a background, beyond the text

private:
    struct Run
    {
        QColor color {};
        QList<quint32> glyphs {};
        QList<QPointF> positions {};
    };
    void addBackgrounds(const QList<QColor> &colors, QPointF at);
    Run &runOf(const QColor &color);

    QRawFont m_font;
    QHash<char16_t, quint32> m_glyphs; ///< of the characters that are as wide as each other
    qreal m_advance = 1;
    qreal m_ascent = 0;
    qreal m_height = 0;
    qreal m_above = 0;
    qreal m_underline = 0; ///< below the upper edge
    qreal m_thickness = 1;
    std::vector<Run> m_runs;
    std::vector<std::pair<QRectF, QColor>> m_backgrounds;
    std::vector<std::pair<QRectF, QColor>> m_underlines;
};

} // namespace hookglass

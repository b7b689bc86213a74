// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRegion>
#include <QTextLayout>

class QPainter;

namespace hookglass {

/// One line that LineGlyphs cannot put together, laid out by Qt from left to right: what is in it
/// is where Qt says. Its backgrounds fill the space between lines, as LineGlyphs fills it.
class LineLayout
{
public:
    using Formats = QList<QTextLayout::FormatRange>;

    LineLayout(const QString &text, const QFont &font, const Formats &formats = {});

    /// Its upper left corner is at `at`; lines stand `height` apart, `above` of it over the text.
    void paint(QPainter &painter, QPointF at, qreal above, qreal height) const;
    void paintCaret(QPainter &painter, QPointF at, int character) const;
    qreal width() const { return m_layout.lineAt(0).naturalTextWidth(); }
    qreal xOf(int character) const;
    int characterAt(qreal x) const; ///< that begins left of it

private:
    QRegion areaOf(int begin, int end, QPointF at, qreal above, qreal height) const;

    QTextLayout m_layout;
    QList<QColor> m_backgrounds; ///< of each character
    bool m_isMixed = false; ///< some of it may be written from right to left
};

} // namespace hookglass

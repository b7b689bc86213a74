// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lineformats.h"

#include <algorithm>

namespace hookglass {

namespace {

/// Behind the bytes that a character of the line stands for, of which only some may be in a range.
qsizetype endOf(const ByteLines::Line &line, qsizetype character)
{
    qsizetype next = character + 1;
    while (next < line.text.size() && line.offsets[next] == line.offsets[character])
        ++next;
    return line.offsets[next];
}

/// Where characters of the line stand for bytes of the range: twice in hexadecimal.
QList<QTextLayout::FormatRange> formats(const ByteLines::Line &line, ByteRange range,
                                        const QTextCharFormat &format)
{
    QList<QTextLayout::FormatRange> found;
    if (range.end <= range.begin)
        return found;
    int begin = -1;
    for (int i = 0; i <= int(line.text.size()); ++i) {
        const bool inside = i < int(line.text.size()) && line.offsets[i] < line.end
            && range.end > line.offsets[i] && range.begin < endOf(line, i);
        if (inside && begin < 0)
            begin = i;
        if (!inside && begin >= 0) {
            // In hexadecimal the gap behind a byte belongs to it, but not to what ends there.
            const int length = i - begin;
            const bool isGap = line.signs.isEmpty() && length > 1 && line.text[i - 1] == u' '
                && line.offsets[i - 1] == line.offsets[i - 2];
            const bool isWideGap = isGap && length > 2 && line.text[i - 2] == u' ';
            found.append({begin, length - (isWideGap ? 2 : isGap ? 1 : 0), format});
            begin = -1;
        }
    }
    return found;
}

/// What is shown in place of something else is not content.
QList<QTextLayout::FormatRange> signFormats(const ByteLines::Line &line, const QColor &color)
{
    QList<QTextLayout::FormatRange> found;
    QTextCharFormat format;
    format.setForeground(color);
    for (auto begin = line.signs.begin(); begin != line.signs.end();) {
        begin = std::find(begin, line.signs.end(), true);
        const auto end = std::find(begin, line.signs.end(), false);
        if (begin != end)
            found.append({int(begin - line.signs.begin()), int(end - begin), format});
        begin = end;
    }
    return found;
}

QColor colorOf(json::Token::Kind kind, const JsonColors &colors)
{
    switch (kind) {
    case json::Token::Kind::Key:
        return colors.key;
    case json::Token::Kind::String:
        return colors.string;
    case json::Token::Kind::Number:
        return colors.number;
    case json::Token::Kind::Literal:
        break;
    }
    return colors.literal;
}

} // namespace

QList<QTextLayout::FormatRange> lineFormats(const ByteLines::Line &line, const LineLook &look)
{
    QList<QTextLayout::FormatRange> all;
    if (look.document) {
        const qsizetype offset = look.documentOffset;
        for (const json::Token &token :
             json::tokensIn(*look.document, line.begin - offset, line.end - offset)) {
            QTextCharFormat format;
            format.setForeground(colorOf(token.kind, look.colors));
            all += formats(line, {token.begin + offset, token.end + offset}, format);
        }
    }
    all += signFormats(line, look.colors.muted);
    QTextCharFormat matched;
    matched.setBackground(look.colors.match);
    matched.setFontUnderline(true);
    auto match =
        std::lower_bound(look.matches.begin(), look.matches.end(), line.begin,
                         [](const ByteRange &each, qsizetype begin) { return each.end <= begin; });
    for (; match != look.matches.end() && match->begin < line.end; ++match)
        all += formats(line, *match, matched);
    QTextCharFormat marked;
    marked.setBackground(look.colors.mark);
    all += formats(line, look.mark, marked);
    QTextCharFormat broken;
    broken.setBackground(look.colors.error);
    broken.setForeground(look.palette.color(QPalette::Base));
    all += formats(line, look.fault, broken);
    QTextCharFormat selected;
    selected.setBackground(look.palette.color(QPalette::Highlight));
    selected.setForeground(look.palette.color(QPalette::HighlightedText));
    all += formats(line, look.selection, selected);
    return all;
}

} // namespace hookglass

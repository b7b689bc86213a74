// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lineformats.h"

#include <algorithm>

namespace hookglass {

namespace {

/// Characters of the line from `begin` to `end`, whose offsets ascend, that stand for bytes of the
/// range; of those that a character stands for only some may be in it.
ByteRange charactersOf(const ByteLines::Line &line, qsizetype begin, qsizetype end, ByteRange range)
{
    const auto from = line.offsets.begin() + begin;
    const auto to = line.offsets.begin() + end;
    const auto behind = std::upper_bound(from, to, range.begin);
    const auto first = behind == from ? from : std::lower_bound(from, behind, *(behind - 1));
    const auto last = std::lower_bound(first, to, std::min(range.end, line.end));
    return {first - line.offsets.begin(), last - line.offsets.begin()};
}

/// Where characters of the line stand for bytes of the range: twice in hexadecimal.
QList<QTextLayout::FormatRange> formats(const ByteLines::Line &line, ByteRange range,
                                        const QTextCharFormat &format)
{
    QList<QTextLayout::FormatRange> found;
    if (range.end <= range.begin || range.begin >= line.end || range.end <= line.begin)
        return found;
    const qsizetype size = line.text.size();
    const bool isHex = line.signs.isEmpty();
    const qsizetype text = isHex ? size - (size - 2) / 4 : size; // where that begins
    const ByteRange first = charactersOf(line, 0, text, range);
    if (first.begin < first.end) {
        // In hexadecimal the gap behind a byte belongs to it, but not to what ends there.
        const qsizetype end = first.end;
        const bool isGap = isHex && end - first.begin > 1 && line.text[end - 1] == u' '
            && line.offsets[end - 1] == line.offsets[end - 2];
        const bool isWideGap = isGap && end - first.begin > 2 && line.text[end - 2] == u' ';
        found.append({int(first.begin),
                      int(end - first.begin) - (isWideGap ? 2 : isGap ? 1 : 0), format});
    }
    if (const ByteRange second = charactersOf(line, text, size, range); second.begin < second.end)
        found.append({int(second.begin), int(second.end - second.begin), format});
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

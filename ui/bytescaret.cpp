// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytescaret.h"

#include "ui/textcolumns.h"

#include <QKeyEvent>

#include <algorithm>

namespace hookglass {

namespace {

/// Of the character that ends there.
qsizetype sizeBefore(const QByteArray &bytes, qsizetype end)
{
    for (int size = 2; size <= std::min<qsizetype>(end, 4); ++size) {
        const Utf8Character character = utf8At(bytes, end - size);
        if (character.isValid && character.size == size)
            return size;
    }
    return 1;
}

} // namespace

std::optional<qsizetype> caretAfter(const QKeyEvent &key, const ByteLines &lines, qsizetype caret,
                                    qsizetype linesShown)
{
    if (key.modifiers() & Qt::AltModifier)
        return std::nullopt;
    const qsizetype index = lines.lineOf(caret);
    const ByteLines::Line line = lines.line(index);
    const bool isText = lines.mode() == ByteLines::Mode::Text;
    const bool whole = key.modifiers() & Qt::ControlModifier;
    const auto onLine = [&](qsizetype other) {
        const ByteLines::Line there =
            lines.line(std::clamp<qsizetype>(other, 0, lines.count() - 1));
        const int character = lines.characterOf(line, caret);
        // Behind the last byte of a line begins the next one.
        return std::min(character < there.text.size() ? there.offsets[character] : there.end,
                        std::max(there.begin, there.end - 1));
    };
    switch (key.key()) {
    case Qt::Key_Left:
        return caret - (isText ? sizeBefore(lines.bytes(), caret) : 1);
    case Qt::Key_Right:
        return caret
            + (isText && caret < lines.bytes().size() ? utf8At(lines.bytes(), caret).size : 1);
    case Qt::Key_Up:
        return onLine(index - 1);
    case Qt::Key_Down:
        return onLine(index + 1);
    case Qt::Key_PageUp:
        return onLine(index - linesShown + 1);
    case Qt::Key_PageDown:
        return onLine(index + linesShown - 1);
    case Qt::Key_Home:
        return whole ? 0 : line.begin;
    case Qt::Key_End:
        return whole ? lines.bytes().size() : std::max(line.begin, line.end - 1);
    default:
        return std::nullopt;
    }
}

} // namespace hookglass

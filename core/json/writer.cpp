// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/writer.h"

#include "core/json/narrowing.h"
#include "core/json/utf8.h"
#include "core/json/value.h"

#include <QLocale>
#include <QString>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace hookglass::json {

namespace {

// What stands around a text: quotes, and the colon of a key with its space.
constexpr qsizetype AroundText = 4;

/// Writes the first character, as an escape if it needs that, and moves both behind it.
void appendEscaped(char *&out, const char16_t *&in, const char16_t *end)
{
    static constexpr char Hex[] = "0123456789abcdef";
    const char16_t c = *in++;
    if (c == u'"' || c == u'\\') {
        *out++ = '\\';
        *out++ = char(c);
    } else if (c == u'\n') {
        *out++ = '\\';
        *out++ = 'n';
    } else if (c < u' ' || c == u'\x7f') {
        for (const char each : {'\\', 'u', '0', '0', Hex[c >> 4], Hex[c & 0xf]})
            *out++ = each;
    } else if (QChar::isHighSurrogate(c) && in < end && QChar::isLowSurrogate(*in)) {
        appendUtf8(out, QChar::surrogateToUcs4(c, *in++));
    } else {
        appendUtf8(out, QChar::isSurrogate(c) ? U'?' : char32_t(c)); // as Qt does
    }
}

} // namespace

Writer &Writer::beginObject()
{
    return begin('{');
}

Writer &Writer::endObject()
{
    return end('}');
}

Writer &Writer::beginArray()
{
    return begin('[');
}

Writer &Writer::endArray()
{
    return end(']');
}

Writer &Writer::begin(char bracket)
{
    char *out = place(1);
    *out++ = bracket;
    m_bytes.endAt(out);
    m_hasChildren.append(false);
    return *this;
}

Writer &Writer::end(char bracket)
{
    Q_ASSERT(!m_hasChildren.isEmpty() && !m_afterKey);
    const bool hasChildren = m_hasChildren.last();
    m_hasChildren.removeLast();
    const bool isOnNewLine = hasChildren && m_style == Style::Indented;
    char *out = isOnNewLine ? placeOnNewLine(1) : m_bytes.room(1);
    *out++ = bracket;
    m_bytes.endAt(out);
    return *this;
}

/// Where to write so many bytes, behind the comma and the new line that the place in the document
/// asks for.
char *Writer::place(qsizetype size)
{
    if (std::exchange(m_afterKey, false) || m_hasChildren.isEmpty())
        return m_bytes.room(size);
    char *out = m_bytes.room(1 + size);
    if (std::exchange(m_hasChildren.last(), true))
        *out++ = ',';
    if (m_style == Style::Compact)
        return out;
    m_bytes.endAt(out);
    return placeOnNewLine(size);
}

char *Writer::placeOnNewLine(qsizetype size)
{
    const qsizetype indent = 2 * m_hasChildren.size();
    char *out = m_bytes.room(1 + indent + size);
    *out++ = '\n';
    return std::fill_n(out, indent, ' ');
}

Writer &Writer::key(QStringView name)
{
    Q_ASSERT(!m_hasChildren.isEmpty() && !m_afterKey);
    return endKey(writeQuoted(place(name.size() + AroundText), name));
}

Writer &Writer::key(QLatin1StringView name)
{
    Q_ASSERT(!m_hasChildren.isEmpty() && !m_afterKey);
    Q_ASSERT(std::all_of(name.begin(), name.end(), [](char c) { return isPlain(uchar(c)); }));
    char *out = place(name.size() + AroundText);
    *out++ = '"';
    out = std::copy(name.begin(), name.end(), out);
    *out++ = '"';
    return endKey(out);
}

/// Behind its quote, where there is room.
Writer &Writer::endKey(char *out)
{
    *out++ = ':';
    if (m_style == Style::Indented)
        *out++ = ' ';
    m_bytes.endAt(out);
    m_afterKey = true;
    return *this;
}

Writer &Writer::string(QStringView text)
{
    m_bytes.endAt(writeQuoted(place(text.size() + AroundText), text));
    return *this;
}

Writer &Writer::integer(qint64 number)
{
    constexpr qsizetype Longest = std::numeric_limits<qint64>::digits10 + 2; // a sign too
    char *out = place(Longest);
    m_bytes.endAt(std::to_chars(out, out + Longest, number).ptr);
    return *this;
}

Writer &Writer::number(double number)
{
    return raw(std::isfinite(number)
                   ? QByteArray::number(number, 'g', QLocale::FloatingPointShortest)
                   : QByteArray("null"));
}

Writer &Writer::boolean(bool value)
{
    return raw(value ? "true" : "false");
}

Writer &Writer::raw(QByteArrayView json)
{
    m_bytes.endAt(std::copy(json.begin(), json.end(), place(json.size())));
    return *this;
}

/// There is room for a plain text and what stands around it, as nearly all are. Where it returns to
/// there still is for what stands behind the quote.
char *Writer::writeQuoted(char *out, QStringView text)
{
    *out++ = '"';
    const qsizetype plain = narrowPlain(text.utf16(), text.size(), out);
    out += plain;
    if (plain < text.size())
        out = writeEscaping(out, text.sliced(plain));
    *out++ = '"';
    return out;
}

char *Writer::writeEscaping(char *out, QStringView text)
{
    constexpr qsizetype Most = 256; // characters at once, for which there is room at their worst
    const char16_t *in = text.utf16();
    const char16_t *end = in + text.size();
    while (in < end) {
        m_bytes.endAt(out);
        const char16_t *stop = in + qMin(Most, end - in);
        out = m_bytes.room(LongestEscape * (stop - in) + AroundText);
        while (in < stop) {
            if (!isPlain(*in)) {
                appendEscaped(out, in, end);
                continue;
            }
            const qsizetype plain = narrowPlain(in, stop - in, out);
            in += plain;
            out += plain;
        }
    }
    return out;
}

} // namespace hookglass::json

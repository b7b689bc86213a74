// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/writer.h"

#include <QLocale>
#include <QString>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace hookglass::json {

namespace {
/// Written as it is, in one byte.
constexpr bool isPlain(char16_t c)
{
    return c >= u' ' && c < u'\x7f' && c != u'"' && c != u'\\';
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
    beforeValue();
    m_bytes += bracket;
    m_hasChildren.append(false);
    return *this;
}

Writer &Writer::end(char bracket)
{
    Q_ASSERT(!m_hasChildren.isEmpty() && !m_afterKey);
    const bool hasChildren = m_hasChildren.last();
    m_hasChildren.removeLast();
    if (hasChildren)
        newLine();
    m_bytes += bracket;
    return *this;
}

/// A comma and a new line where the place in the document asks for them.
void Writer::beforeValue()
{
    if (std::exchange(m_afterKey, false) || m_hasChildren.isEmpty())
        return;
    if (std::exchange(m_hasChildren.last(), true))
        m_bytes += ',';
    newLine();
}

void Writer::newLine()
{
    if (m_style == Style::Compact)
        return;
    m_bytes += '\n';
    m_bytes += QByteArray(2 * m_hasChildren.size(), ' ');
}

Writer &Writer::key(QStringView name)
{
    Q_ASSERT(!m_hasChildren.isEmpty() && !m_afterKey);
    if (m_style == Style::Compact) {
        const bool isFirst = !std::exchange(m_hasChildren.last(), true);
        appendQuoted(name, isFirst ? '\0' : ',', ':');
    } else {
        beforeValue();
        appendQuoted(name, '\0', ':');
        m_bytes += ' ';
    }
    m_afterKey = true;
    return *this;
}

Writer &Writer::string(QStringView text)
{
    beforeValue();
    appendQuoted(text);
    return *this;
}

Writer &Writer::integer(qint64 number)
{
    std::array<char, std::numeric_limits<qint64>::digits10 + 2> text; // a sign too
    const auto end = std::to_chars(text.begin(), text.end(), number).ptr;
    return raw({text.begin(), end});
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
    beforeValue();
    m_bytes += json;
    return *this;
}

Writer &Writer::member(QStringView name, QStringView text)
{
    return key(name).string(text);
}

Writer &Writer::member(QStringView name, qint64 number)
{
    return key(name).integer(number);
}

Writer &Writer::memberIfNotEmpty(QStringView name, QStringView text)
{
    return text.isEmpty() ? *this : member(name, text);
}

/// Nearly all texts are plain, and are written where they stay, with what stands around them.
void Writer::appendQuoted(QStringView text, char before, char behind)
{
    const qsizetype begin = m_bytes.size() + (before ? 1 : 0);
    m_bytes.resize(begin + text.size() + 2 + (behind ? 1 : 0));
    char *out = m_bytes.data() + begin;
    if (before)
        out[-1] = before;
    *out++ = '"';
    const char16_t *in = text.utf16();
    ushort odd = 0; // looked at behind the loop, which is faster without a way out
    for (qsizetype i = 0; i < text.size(); ++i) {
        odd = ushort(odd | (isPlain(in[i]) ? 0 : 1));
        out[i] = char(in[i]);
    }
    out += text.size();
    *out++ = '"';
    if (behind)
        *out = behind;
    if (odd) {
        m_bytes.truncate(begin + 1);
        appendEscaping(text);
        m_bytes += '"';
        if (behind)
            m_bytes += behind;
    }
}

void Writer::appendEscaping(QStringView text)
{
    std::array<char, 256> plain;
    for (qsizetype i = 0; i < text.size();) {
        size_t length = 0;
        while (i < text.size() && length < plain.size() && isPlain(text[i].unicode()))
            plain[length++] = char(text[i++].unicode());
        m_bytes.append(plain.data(), qsizetype(length));
        const qsizetype rest = i;
        while (i < text.size() && !isPlain(text[i].unicode()))
            ++i;
        if (i > rest)
            appendEscaped(text.sliced(rest, i - rest));
    }
}

void Writer::appendEscaped(QStringView text)
{
    static constexpr char Hex[] = "0123456789abcdef";
    for (const char c : text.toUtf8()) {
        if (c == '"' || c == '\\') {
            m_bytes += '\\';
            m_bytes += c;
        } else if (c == '\n') {
            m_bytes += "\\n";
        } else if (uchar(c) < 0x20 || c == 0x7f) {
            m_bytes += "\\u00";
            m_bytes += Hex[uchar(c) >> 4];
            m_bytes += Hex[uchar(c) & 0xf];
        } else {
            m_bytes += c;
        }
    }
}

} // namespace hookglass::json

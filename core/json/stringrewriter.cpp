// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/stringrewriter.h"

#include <QChar>

#include <algorithm>
#include <charconv>
#include <optional>

namespace hookglass::json {

namespace {

constexpr char32_t FirstNonAscii = 0x80;

bool isHtml(char32_t code)
{
    return code == '<' || code == '>' || code == '&' || code == 0x2028 || code == 0x2029;
}

bool isWritten(Escapes escapes)
{
    return escapes == Escapes::Lower || escapes == Escapes::Upper;
}

void appendHex(std::string &out, char16_t unit, bool upper)
{
    const char *digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[(unit >> shift) & 0xf];
}

void appendUtf8(std::string &out, char32_t code)
{
    if (code < 0x80) {
        out += char(code);
        return;
    }
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    constexpr std::array<uchar, 4> Leads {0, 0xc0, 0xe0, 0xf0};
    out += char(Leads[size_t(more)] | uchar(code >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        out += char(0x80 | ((code >> (6 * i)) & 0x3f));
}

/// The code point at `at` of well-formed UTF-8; nothing where it is not.
std::optional<char32_t> codePointAt(QByteArrayView text, qsizetype at, int &length)
{
    const auto lead = uchar(text[at]);
    length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4 || at + length > text.size())
        return std::nullopt;
    char32_t code = lead & (0xffu >> (length + 1));
    for (int i = 1; i < length; ++i) {
        const auto byte = uchar(text[at + i]);
        if ((byte & 0xc0) != 0x80)
            return std::nullopt;
        code = code << 6 | (byte & 0x3fu);
    }
    return code;
}

std::optional<char16_t> hexQuad(QByteArrayView text, qsizetype at)
{
    if (at + 4 > text.size())
        return std::nullopt;
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 4, value, 16);
    return error == std::errc {} && end == text.data() + at + 4 ? std::optional(char16_t(value))
                                                                : std::nullopt;
}

} // namespace

/// Which bytes inside a string have to be looked at.
void StringRewriter::setStyle(const RewriteStyle &style)
{
    m_style = style;
    m_special.fill(false);
    m_special['\\'] = m_style.slashes == Escapes::Unescape || m_style.unicode == Escapes::Unescape
        || m_style.html == Escapes::Unescape || isWritten(m_style.slashes);
    m_special['/'] = isWritten(m_style.slashes);
    for (const char c : {'<', '>', '&'})
        m_special[uchar(c)] = isWritten(m_style.html);
    if (isWritten(m_style.unicode) || isWritten(m_style.html))
        std::fill(m_special.begin() + FirstNonAscii, m_special.end(), true);
}

void StringRewriter::append(QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size();) {
        qsizetype plain = at;
        while (plain < text.size() && !m_special[uchar(text[plain])])
            ++plain;
        copy(text.sliced(at, plain - at));
        at = plain;
        if (at == text.size())
            return;
        if (text[at] == '\\')
            appendEscape(text, at);
        else
            appendSpecial(text, at);
    }
}

/// A character that the style may want escaped; moves `at` behind it.
void StringRewriter::appendSpecial(QByteArrayView text, qsizetype &at)
{
    if (text[at] == '/') {
        m_out += "\\/";
        ++at;
        return;
    }
    int length = 1;
    const std::optional<char32_t> code =
        uchar(text[at]) < FirstNonAscii ? char32_t(text[at]) : codePointAt(text, at, length);
    const Escapes escapes =
        code && isHtml(*code) && isWritten(m_style.html) ? m_style.html : m_style.unicode;
    if (code && isWritten(escapes))
        appendCodePoint(*code, escapes);
    else
        copy(text.sliced(at, code ? length : length = 1));
    at += length;
}

/// Takes over or undoes the escape that begins at `at`, and moves `at` behind it.
void StringRewriter::appendEscape(QByteArrayView text, qsizetype &at)
{
    const QByteArrayView rest = text.sliced(at);
    qsizetype length = 2;
    if (rest.startsWith("\\/") && m_style.slashes == Escapes::Unescape) {
        m_out += '/';
        at += length;
        return;
    }
    if (rest.startsWith("\\u")) {
        const char16_t unit = hexQuad(text, at + 2).value_or(0);
        char32_t code = unit;
        length = 6;
        if (QChar::isHighSurrogate(unit) && rest.sliced(6).startsWith("\\u")) {
            const char16_t low = hexQuad(text, at + 8).value_or(0);
            if (QChar::isLowSurrogate(low)) {
                code = QChar::surrogateToUcs4(unit, low);
                length = 12;
            }
        }
        const bool undone = (m_style.html == Escapes::Unescape && isHtml(code))
            || (m_style.unicode == Escapes::Unescape && code >= FirstNonAscii
                && !QChar::isSurrogate(code));
        if (undone) {
            appendUtf8(m_out, code);
            at += length;
            return;
        }
    }
    copy(text.sliced(at, length));
    at += length;
}

void StringRewriter::appendCodePoint(char32_t code, Escapes escapes)
{
    const bool upper = escapes == Escapes::Upper;
    if (QChar::requiresSurrogates(code)) {
        appendHex(m_out, QChar::highSurrogate(code), upper);
        appendHex(m_out, QChar::lowSurrogate(code), upper);
    } else {
        appendHex(m_out, char16_t(code), upper);
    }
}

} // namespace hookglass::json

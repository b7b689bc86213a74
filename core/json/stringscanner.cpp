// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/stringscanner.h"

#include "core/json/plainbytes.h"

#include <QChar>

namespace hookglass::json {

namespace {

/// Length of the well-formed UTF-8 sequence at `at`, 0 when it is not one (Unicode, table 3-7).
int utf8Length(const uchar *at, qsizetype left)
{
    const auto continues = [&](int i, uchar low, uchar high) {
        return i < left && at[i] >= low && at[i] <= high;
    };
    const uchar c = at[0];
    if (c >= 0xc2 && c <= 0xdf)
        return continues(1, 0x80, 0xbf) ? 2 : 0;
    if (c >= 0xe0 && c <= 0xef) {
        const uchar low = c == 0xe0 ? 0xa0 : 0x80;
        const uchar high = c == 0xed ? 0x9f : 0xbf;
        return continues(1, low, high) && continues(2, 0x80, 0xbf) ? 3 : 0;
    }
    if (c >= 0xf0 && c <= 0xf4) {
        const uchar low = c == 0xf0 ? 0x90 : 0x80;
        const uchar high = c == 0xf4 ? 0x8f : 0xbf;
        return continues(1, low, high) && continues(2, 0x80, 0xbf) && continues(3, 0x80, 0xbf) ? 4
                                                                                               : 0;
    }
    return 0;
}

/// The value of four hexadecimal digits, -1 when they are not that.
int hexQuad(const char *at, const char *end)
{
    if (end - at < 4)
        return -1;
    int value = 0;
    for (int i = 0; i < 4; ++i) {
        const int c = uchar(at[i]);
        const int letter = c | 0x20;
        if (c >= '0' && c <= '9')
            value = value * 16 + c - '0';
        else if (letter >= 'a' && letter <= 'f')
            value = value * 16 + letter - 'a' + 10;
        else
            return -1;
    }
    return value;
}

} // namespace

StringScanner::StringScanner(const char *at, const char *end)
    : m_at(at)
    , m_end(end)
{
}

StringScanner::Fault StringScanner::run()
{
    while (true) {
        skipWords();
        if (m_at == m_end)
            return Fault::NoEnd;
        const char c = *m_at;
        if (c == '"') {
            ++m_at;
            return Fault::None;
        }
        if (c == '\\') {
            if (const Fault fault = scanEscapes(); fault != Fault::None)
                return fault;
        } else if (uchar(c) < 0x20) {
            return Fault::Control;
        } else if (uchar(c) < 0x80) {
            ++m_at;
        } else {
            scanHighBytes();
        }
    }
}

/// Over everything that needs no second look: plain characters, and escaped quotes, of which JSON
/// inside a string is full.
void StringScanner::skipWords()
{
    quint64 escaped = 0; // the bytes behind a backslash
    quint64 carried = 0; // and whether the next word's first one is
    quint64 seen = 0;
    quint64 odd = 0;
    while (m_end - m_at >= WordSize) {
        const auto word = qFromLittleEndian<quint64>(m_at);
        const quint64 backslashes = bytesEqual(word, '\\');
        escaped = (backslashes << 8) | carried;
        odd = (word & HighBits) | controls(word) | (bytesEqual(word, '"') ^ escaped);
        if (odd) {
            seen |= backslashes & (odd - 1) & ~odd; // those before it; it is none, or escaped
            break;
        }
        seen |= backslashes;
        carried = backslashes >> 56;
        m_at += WordSize;
    }
    m_hasEscapes = m_hasEscapes || seen;
    if (odd) {
        m_at += std::countr_zero(odd) / 8;
        carried = escaped & odd & (~odd + 1);
    }
    if (carried) // back to the backslash
        --m_at;
}

StringScanner::Fault StringScanner::scanEscapes()
{
    m_hasEscapes = true;
    while (m_at < m_end && *m_at == '\\') {
        if (const Fault fault = scanEscape(); fault != Fault::None)
            return fault;
    }
    return Fault::None;
}

StringScanner::Fault StringScanner::scanEscape()
{
    const char c = m_end - m_at > 1 ? m_at[1] : '\0';
    switch (c) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        m_at += 2;
        return Fault::None;
    case 'u':
        return scanUnicodeEscape();
    default:
        return Fault::UnknownEscape;
    }
}

StringScanner::Fault StringScanner::scanUnicodeEscape()
{
    const int unit = hexQuad(m_at + 2, m_end);
    if (unit < 0)
        return Fault::ShortUnicodeEscape;
    m_at += 6;
    if (!QChar::isSurrogate(char32_t(unit)))
        return Fault::None;
    const bool isPair = QChar::isHighSurrogate(char32_t(unit)) && m_end - m_at >= 6
        && m_at[0] == '\\' && m_at[1] == 'u'
        && QChar::isLowSurrogate(char32_t(qMax(0, hexQuad(m_at + 2, m_end))));
    if (isPair)
        m_at += 6;
    else
        m_hasLoneSurrogates = true;
    return Fault::None;
}

void StringScanner::scanHighBytes()
{
    while (m_at < m_end && uchar(*m_at) >= 0x80) {
        const int length = utf8Length(reinterpret_cast<const uchar *>(m_at), m_end - m_at);
        if (length == 0 && !m_firstInvalidUtf8)
            m_firstInvalidUtf8 = m_at;
        m_at += qMax(length, 1);
    }
}

} // namespace hookglass::json

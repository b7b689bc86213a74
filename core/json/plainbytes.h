// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtEndian>

#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

// What most of a JSON text is, sixteen or eight bytes at a time.
namespace hookglass::json {

inline constexpr quint64 EachByte = 0x0101010101010101;
inline constexpr quint64 HighBits = EachByte * 0x80;
inline constexpr qsizetype WordSize = sizeof(quint64);

/// The high bit of each byte that is `c`. Right up to the first byte above 0x7f.
inline quint64 bytesEqual(quint64 word, char c)
{
    return ~((word ^ (EachByte * uchar(c))) + EachByte * 0x7f) & HighBits;
}

/// The high bit of each byte below 0x20. Right up to the first byte above 0x7f.
inline quint64 controls(quint64 word)
{
    return ~(word + EachByte * 0x60) & HighBits;
}

#ifdef __SSE2__
/// A bit for each of the sixteen bytes that is not plain, see skipPlain().
inline quint32 oddOfSixteen(const char *at)
{
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
    const __m128i low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')); // those above 0x7f are negative
    const __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    const __m128i backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    return quint32(_mm_movemask_epi8(_mm_or_si128(low, _mm_or_si128(quotes, backslashes))));
}
#endif

/// As skipPlain() does, near the end or where nothing can look at sixteen bytes at once.
Q_NEVER_INLINE inline const char *skipPlainWords(const char *at, const char *end)
{
    for (; end - at >= WordSize; at += WordSize) {
        const auto word = qFromLittleEndian<quint64>(at);
        const quint64 odd =
            (word & HighBits) | controls(word) | bytesEqual(word, '"') | bytesEqual(word, '\\');
        if (odd)
            return at + std::countr_zero(odd) / 8;
    }
    while (at < end && uchar(*at) >= ' ' && uchar(*at) < 0x80 && *at != '"' && *at != '\\')
        ++at;
    return at;
}

/// Behind the bytes that stand inside a string just as they are: ASCII but quotes, backslashes and
/// control characters.
Q_ALWAYS_INLINE const char *skipPlain(const char *at, const char *end)
{
#ifdef __SSE2__
    for (; end - at >= 16; at += 16) {
        if (const quint32 odd = oddOfSixteen(at))
            return at + std::countr_zero(odd);
    }
#endif
    return skipPlainWords(at, end);
}

} // namespace hookglass::json

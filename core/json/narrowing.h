// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

// UTF-16 to what stands in JSON for most of it, eight or four characters at a time.
namespace hookglass::json {

/// Of UTF-16: written to JSON as it is, in one byte.
constexpr bool isPlain(char16_t c)
{
    return c >= u' ' && c < u'\x7f' && c != u'"' && c != u'\\';
}

/// Writes the low bytes of four characters; false when one of them is not plain.
inline bool narrowFour(const char16_t *in, char *out)
{
    constexpr quint64 Each = 0x0001000100010001;
    quint64 word = 0;
    std::memcpy(&word, in, sizeof(word));
    for (int i = 0; i < 4; ++i)
        out[i] = char(in[i]);
    // Right for ASCII, and for anything else the last term is enough.
    const quint64 tops = ~(word + Each * 0x7fe0) | (word + Each * 0x7f81)
        | ~((word ^ (Each * '"')) + Each * 0x7fff) | ~((word ^ (Each * '\\')) + Each * 0x7fff);
    return ((tops & (Each * 0x8000)) | (word & (Each * 0xff80))) == 0;
}

#ifdef __SSE2__
/// Writes the low bytes of eight characters and returns two bits for each that is not plain.
inline quint32 narrowEight(const char16_t *in, char *out)
{
    const __m128i units = _mm_loadu_si128(reinterpret_cast<const __m128i *>(in));
    _mm_storel_epi64(reinterpret_cast<__m128i *>(out), _mm_packus_epi16(units, units));
    const __m128i low = _mm_cmplt_epi16(units, _mm_set1_epi16(' ')); // above 0x7fff: negative
    const __m128i high = _mm_cmpgt_epi16(units, _mm_set1_epi16('~'));
    const __m128i quotes = _mm_cmpeq_epi16(units, _mm_set1_epi16('"'));
    const __m128i backslashes = _mm_cmpeq_epi16(units, _mm_set1_epi16('\\'));
    return quint32(_mm_movemask_epi8(
        _mm_or_si128(_mm_or_si128(low, high), _mm_or_si128(quotes, backslashes))));
}
#endif

/// How many characters at the beginning are plain. Writes those; as many bytes as there are
/// characters may be written.
inline qsizetype narrowPlain(const char16_t *in, qsizetype size, char *out)
{
    qsizetype at = 0;
#ifdef __SSE2__
    for (; size - at >= 8; at += 8) {
        if (const quint32 odd = narrowEight(in + at, out + at))
            return at + std::countr_zero(odd) / 2;
    }
#endif
    while (size - at >= 4 && narrowFour(in + at, out + at))
        at += 4;
    for (; at < size && isPlain(in[at]); ++at)
        out[at] = char(in[at]);
    return at;
}

} // namespace hookglass::json

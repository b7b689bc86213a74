// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/peerbase64.h"

#include <array>
#include <utility>

namespace hookglass {

namespace {

enum class Alphabet : quint8 { Standard, UrlSafe, Both };

/// The six bits that each character stands for, or -1.
constexpr std::array<qint8, 256> sextetsOf(Alphabet alphabet)
{
    std::array<qint8, 256> sextets {};
    sextets.fill(-1);
    for (qint8 i = 0; i < 26; ++i) {
        sextets[size_t('A' + i)] = i;
        sextets[size_t('a' + i)] = qint8(i + 26);
    }
    for (qint8 i = 0; i < 10; ++i)
        sextets[size_t('0' + i)] = qint8(i + 52);
    if (alphabet != Alphabet::UrlSafe)
        sextets['+'] = 62, sextets['/'] = 63;
    if (alphabet != Alphabet::Standard)
        sextets['-'] = 62, sextets['_'] = 63;
    return sextets;
}
constexpr std::array<qint8, 256> Standard = sextetsOf(Alphabet::Standard);
constexpr std::array<qint8, 256> UrlSafe = sextetsOf(Alphabet::UrlSafe);
constexpr std::array<qint8, 256> Both = sextetsOf(Alphabet::Both);

/// What is not in the alphabet is skipped.
QByteArray decode(QByteArrayView text, const std::array<qint8, 256> &alphabet)
{
    QByteArray bytes(text.size() * 3 / 4, Qt::Uninitialized);
    char *out = bytes.data();
    uint bits = 0;
    int count = 0;
    for (const char c : text) {
        const int value = alphabet[uchar(c)];
        if (value < 0)
            continue;
        bits = (bits << 6 | uint(value)) & 0xffffu;
        count += 6;
        if (count >= 8) {
            count -= 8;
            *out++ = char(uchar(bits >> count));
        }
    }
    bytes.truncate(out - bytes.constData());
    return bytes;
}

} // namespace

std::optional<QByteArray> decodePlain(QByteArrayView text)
{
    const qsizetype rest = text.size() % 4;
    if (rest == 1)
        return std::nullopt;
    QByteArray bytes(text.size() * 3 / 4, Qt::Uninitialized);
    char *out = bytes.data();
    int all = 0; // negative: one of them is not in the alphabet
    const auto sextet = [&](const char *c) {
        const int value = UrlSafe[uchar(*c)];
        all |= value;
        return uint(value);
    };
    const char *in = text.begin();
    for (const char *const end = text.end() - rest; in != end; in += 4) {
        const uint bits = sextet(in) << 18 | sextet(in + 1) << 12 | sextet(in + 2) << 6
            | sextet(in + 3);
        *out++ = char(uchar(bits >> 16));
        *out++ = char(uchar(bits >> 8));
        *out++ = char(uchar(bits));
    }
    if (rest > 0) {
        const uint bits = sextet(in) << 18 | sextet(in + 1) << 12
            | (rest == 3 ? sextet(in + 2) << 6 : 0);
        *out++ = char(uchar(bits >> 16));
        if (rest == 3)
            *out++ = char(uchar(bits >> 8));
    }
    return all >= 0 ? std::optional(std::move(bytes)) : std::nullopt;
}

bool isCanonical(QByteArrayView plainText)
{
    const qsizetype rest = plainText.size() % 4;
    const int unused = rest == 2 ? 0xf : rest == 3 ? 0x3 : 0;
    return unused == 0 || (UrlSafe[uchar(plainText.back())] & unused) == 0;
}

std::optional<QByteArray> decodeLikeGo(QByteArrayView text)
{
    QByteArray clean;
    clean.reserve(text.size());
    for (const char c : text) {
        if (c == '\r' || c == '\n')
            continue;
        if (UrlSafe[uchar(c)] < 0)
            return std::nullopt;
        clean.append(c);
    }
    if (clean.size() % 4 == 1)
        return std::nullopt;
    return decode(clean, Both);
}

QByteArray decodeLikePhp(QByteArrayView text)
{
    return decode(text, Standard);
}

QByteArray decodeMixed(QByteArrayView text)
{
    return decode(text, Both);
}

} // namespace hookglass

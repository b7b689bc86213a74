// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/textbytes.h"

#include <cstring>

namespace hookglass {

QByteArrayView beginningOfText(QByteArrayView bytes, qsizetype most)
{
    constexpr int MostContinued = 3; // of a character
    if (bytes.size() <= most)
        return bytes;
    qsizetype end = most;
    for (int i = 0; i < MostContinued && end > 0 && (uchar(bytes[end]) & 0xc0) == 0x80; ++i)
        --end;
    return bytes.first(end);
}

bool isAscii(QByteArrayView bytes)
{
    constexpr quint64 HighBits = 0x8080808080808080;
    const char *at = bytes.begin();
    quint64 all = 0;
    for (quint64 word = 0; bytes.end() - at >= qsizetype(sizeof(word)); at += sizeof(word)) {
        std::memcpy(&word, at, sizeof(word));
        all |= word;
    }
    for (; at < bytes.end(); ++at)
        all |= uchar(*at);
    return (all & HighBits) == 0;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace hookglass

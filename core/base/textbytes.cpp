// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/textbytes.h"

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

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace hookglass

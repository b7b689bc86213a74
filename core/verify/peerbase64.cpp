// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/peerbase64.h"

#include <algorithm>

namespace hookglass {

namespace {

/// The six bits that a character stands for, or -1.
int sextet(char c, bool standard, bool urlSafe)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if ((standard && c == '+') || (urlSafe && c == '-'))
        return 62;
    if ((standard && c == '/') || (urlSafe && c == '_'))
        return 63;
    return -1;
}

QByteArray decodeSkipping(QByteArrayView text, bool urlSafe)
{
    QByteArray bytes(text.size() * 3 / 4, Qt::Uninitialized);
    char *out = bytes.data();
    uint bits = 0;
    int count = 0;
    for (const char c : text) {
        const int value = sextet(c, true, urlSafe);
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

bool isPlainBase64Url(QByteArrayView text)
{
    return text.size() % 4 != 1 && std::all_of(text.begin(), text.end(), [](char c) {
               return sextet(c, false, true) >= 0;
           });
}

std::optional<QByteArray> decodeLikeGo(QByteArrayView text)
{
    QByteArray clean;
    clean.reserve(text.size());
    for (const char c : text) {
        if (c == '\r' || c == '\n')
            continue;
        if (sextet(c, false, true) < 0)
            return std::nullopt;
        clean.append(c);
    }
    if (clean.size() % 4 == 1)
        return std::nullopt;
    return decodeSkipping(clean, true);
}

QByteArray decodeLikePhp(QByteArrayView text)
{
    return decodeSkipping(text, false);
}

QByteArray decodeMixed(QByteArrayView text)
{
    return decodeSkipping(text, true);
}

} // namespace hookglass

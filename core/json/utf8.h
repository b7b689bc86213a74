// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace hookglass::json {

/// Writes the character to `out` and moves that behind it, by four bytes at most.
inline void appendUtf8(char *&out, char32_t code)
{
    const auto continuation = [code](int shift) {
        return char(0x80 | (code >> shift & 0x3f));
    };
    if (code < 0x80) {
        *out++ = char(code);
    } else if (code < 0x800) {
        *out++ = char(0xc0 | code >> 6);
        *out++ = continuation(0);
    } else if (code < 0x10000) {
        *out++ = char(0xe0 | code >> 12);
        *out++ = continuation(6);
        *out++ = continuation(0);
    } else {
        *out++ = char(0xf0 | code >> 18);
        *out++ = continuation(12);
        *out++ = continuation(6);
        *out++ = continuation(0);
    }
}

} // namespace hookglass::json

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/textcolumns.h"

#include <algorithm>
#include <array>

namespace hookglass {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/// Wide and full width blocks of Unicode's EastAsianWidth.txt, in order; single exceptions left
/// out.
constexpr std::array Wide {
    Range {0x1100, 0x115f},   Range {0x2e80, 0x303e},   Range {0x3041, 0x33ff},
    Range {0x3400, 0x4dbf},   Range {0x4e00, 0xa4cf},   Range {0xa960, 0xa97f},
    Range {0xac00, 0xd7a3},   Range {0xf900, 0xfaff},   Range {0xfe10, 0xfe19},
    Range {0xfe30, 0xfe6f},   Range {0xff00, 0xff60},   Range {0xffe0, 0xffe6},
    Range {0x1f300, 0x1f64f}, Range {0x1f680, 0x1f6ff}, Range {0x1f900, 0x1f9ff},
    Range {0x1fa70, 0x1faff}, Range {0x20000, 0x3fffd}};

} // namespace

int columnsOf(char32_t character)
{
    if (character < Wide.front().first)
        return 1;
    const auto range =
        std::lower_bound(Wide.begin(), Wide.end(), character,
                         [](const Range &each, char32_t c) { return each.last < c; });
    return range != Wide.end() && character >= range->first ? 2 : 1;
}

Utf8Character utf8At(QByteArrayView bytes, qsizetype at)
{
    const auto first = uchar(bytes[at]);
    if (first < 0x80)
        return {.code = first, .size = 1, .isValid = true};
    const int size = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1;
    if (size == 1 || at + size > bytes.size())
        return {};
    char32_t code = first & (0x7fU >> unsigned(size));
    for (int i = 1; i < size; ++i) {
        const auto next = uchar(bytes[at + i]);
        if ((next & 0xc0) != 0x80)
            return {};
        code = (code << 6U) | (next & 0x3fU);
    }
    const bool isOverlong = code < (size == 3 ? 0x800U : size == 4 ? 0x10000U : 0x80U);
    const bool isSurrogate = code >= 0xd800 && code < 0xe000;
    if (isOverlong || isSurrogate || code > 0x10ffff)
        return {};
    return {.code = code, .size = size, .isValid = true};
}

} // namespace hookglass

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

/// Wide and full width characters of Unicode's EastAsianWidth.txt, in order; in blocks that have
/// nearly nothing else, what is between them is wide, too.
constexpr std::array Wide {
    Range {0x1100, 0x115f}, Range {0x231a, 0x231b}, Range {0x2329, 0x232a}, Range {0x23e9, 0x23ec},
    Range {0x23f0, 0x23f0}, Range {0x23f3, 0x23f3}, Range {0x25fd, 0x25fe}, Range {0x2614, 0x2615},
    Range {0x2648, 0x2653}, Range {0x267f, 0x267f}, Range {0x2693, 0x2693}, Range {0x26a1, 0x26a1},
    Range {0x26aa, 0x26ab}, Range {0x26bd, 0x26be}, Range {0x26c4, 0x26c5}, Range {0x26ce, 0x26ce},
    Range {0x26d4, 0x26d4}, Range {0x26ea, 0x26ea}, Range {0x26f2, 0x26f3}, Range {0x26f5, 0x26f5},
    Range {0x26fa, 0x26fa}, Range {0x26fd, 0x26fd}, Range {0x2705, 0x2705}, Range {0x270a, 0x270b},
    Range {0x2728, 0x2728}, Range {0x274c, 0x274c}, Range {0x274e, 0x274e}, Range {0x2753, 0x2755},
    Range {0x2757, 0x2757}, Range {0x2795, 0x2797}, Range {0x27b0, 0x27b0}, Range {0x27bf, 0x27bf},
    Range {0x2b1b, 0x2b1c}, Range {0x2b50, 0x2b50}, Range {0x2b55, 0x2b55}, Range {0x2e80, 0x303e},
    Range {0x3041, 0xa4cf}, Range {0xa960, 0xa97f}, Range {0xac00, 0xd7a3}, Range {0xf900, 0xfaff},
    Range {0xfe10, 0xfe19}, Range {0xfe30, 0xfe6f}, Range {0xff00, 0xff60}, Range {0xffe0, 0xffe6},
    Range {0x16fe0, 0x16fff}, Range {0x17000, 0x18d08}, Range {0x1aff0, 0x1afff},
    Range {0x1b000, 0x1b2ff}, Range {0x1f004, 0x1f004}, Range {0x1f0cf, 0x1f0cf},
    Range {0x1f18e, 0x1f18e}, Range {0x1f191, 0x1f19a}, Range {0x1f200, 0x1f265},
    Range {0x1f300, 0x1f64f}, Range {0x1f680, 0x1f6ff}, Range {0x1f7e0, 0x1f7f0},
    Range {0x1f900, 0x1f9ff}, Range {0x1fa70, 0x1faff}, Range {0x20000, 0x3fffd}};

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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>
#include <QVarLengthArray>

#include <functional>
#include <vector>

namespace hookglass {

/// Space for a text that is put together.
using TextSpace = QVarLengthArray<QChar, 64>;

/// Texts by their number; `space` may hold what it gives back. Two threads call it at a time.
using TextAt = std::function<QStringView(size_t i, TextSpace &space)>;

/// The order of many texts: by their letters, small and capital alike (by code point, case folded);
/// texts that differ in nothing else stand as their UTF-16 does, and equal ones by their number.
/// Meant for millions of texts that begin alike: some tenths of a second for a million, and
/// meanwhile as much memory as their UTF-8 and up to 68 bytes for each.
struct TextOrder
{
    std::vector<quint32> numbers {}; ///< of the texts, the first one first
    std::vector<bool> isOther {}; ///< whether it is another text than the one before; by place

    static TextOrder of(size_t count, const TextAt &textAt);
};

} // namespace hookglass

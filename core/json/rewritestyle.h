// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace hookglass::json {

/// Where white space stands between the values.
enum class Layout : quint8 {
    Keep,
    Compact,
    CommaSpaced,
    ColonSpaced,
    BothSpaced,
    Indent2,
    Indent4,
    IndentTab
};
/// What becomes of characters that can be written as escapes. The case is that of the hexadecimal
/// digits.
enum class Escapes : quint8 { Keep, Lower, Upper, Unescape };
enum class KeyOrder : quint8 { Keep, Sorted, Declared };
enum class Int64Form : quint8 { Keep, Text, Number };

/// One way to write a document again. What is kept is kept byte for byte.
struct RewriteStyle
{
    Layout layout = Layout::Keep;
    Escapes slashes = Escapes::Keep; ///< Lower escapes "/" as "\/"
    Escapes unicode = Escapes::Keep; ///< everything from U+0080 on
    Escapes html = Escapes::Keep; ///< <, >, &, U+2028 and U+2029, as Go's encoding/json does
    KeyOrder order = KeyOrder::Keep;
    Int64Form int64 = Int64Form::Keep; ///< of the fields that the guide knows
    bool operator==(const RewriteStyle &) const = default;
};

} // namespace hookglass::json

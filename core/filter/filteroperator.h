// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace hookglass {

/// What stands between a field and its value.
enum class FilterOperator : quint8 {
    Has, ///< ":"
    Equals, ///< "=", the whole value
    Less,
    AtMost,
    More,
    AtLeast,
    Fits ///< "~", a regular expression
};

constexpr bool isComparison(FilterOperator op)
{
    return op >= FilterOperator::Less && op <= FilterOperator::AtLeast;
}

} // namespace hookglass

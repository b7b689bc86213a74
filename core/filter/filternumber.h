// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filteroperator.h"
#include "core/json/value.h"

#include <QString>

#include <optional>

namespace hookglass {

/// A number as headers and bodies have it: exact while it is whole and fits 64 bits.
struct FilterNumber
{
    std::optional<qint64> whole {};
    double value = 0;

    /// Decimal digits with an optional sign, fraction and exponent; nothing for anything else.
    static std::optional<FilterNumber> read(QStringView text);
    /// A number, or a text that is a whole one, as senders write 64-bit integers.
    static std::optional<FilterNumber> of(const json::Value &value);

    /// Whether this one stands in that relation to the other.
    bool compares(FilterOperator op, const FilterNumber &other) const;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filternumber.h"

#include <algorithm>
#include <cmath>

namespace hookglass {

namespace {

constexpr qsizetype MaxDigits = 64;

template <typename T> bool inRelation(FilterOperator op, T left, T right)
{
    switch (op) {
    case FilterOperator::Less:
        return left < right;
    case FilterOperator::AtMost:
        return left <= right;
    case FilterOperator::More:
        return left > right;
    case FilterOperator::AtLeast:
        return left >= right;
    default:
        return left == right;
    }
}

} // namespace

std::optional<FilterNumber> FilterNumber::read(QStringView text)
{
    const bool plain = !text.isEmpty() && text.size() <= MaxDigits
        && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || QStringView(u"+-.eE").contains(c);
           });
    if (!plain)
        return std::nullopt;
    bool isWhole = false;
    bool isNumber = false;
    FilterNumber number;
    const qint64 whole = text.toLongLong(&isWhole);
    if (isWhole)
        number.whole = whole;
    number.value = text.toDouble(&isNumber);
    return isNumber && std::isfinite(number.value) ? std::optional(number) : std::nullopt;
}

std::optional<FilterNumber> FilterNumber::of(const json::Value &value)
{
    if (const std::optional<qint64> whole = value.toInt64())
        return FilterNumber {whole, double(*whole)};
    const std::optional<double> number = value.isNumber() ? value.toDouble() : std::nullopt;
    return number ? std::optional(FilterNumber {{}, *number}) : std::nullopt;
}

bool FilterNumber::compares(FilterOperator op, const FilterNumber &other) const
{
    return whole && other.whole ? inRelation(op, *whole, *other.whole)
                                : inRelation(op, value, other.value);
}

} // namespace hookglass

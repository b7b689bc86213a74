// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filteroperator.h"

#include <QString>

#include <limits>
#include <optional>

namespace hookglass {

/// How numbers of a field are written.
enum class FilterUnit : quint8 {
    Plain, ///< 12
    StatusCode, ///< 503, 5xx
    Size, ///< bytes: 100, 100b, 10kb, 1.5mb (1 kb is 1024 bytes)
    Span, ///< in µs: 850us, 12ms, 4.2s, 2m, 3h, 1d
    Moment ///< in µs since the epoch: 10:30, 10:30:05.5, 2026-11-23, 2026-11-23T10:30, with Z for
           ///< UTC
};

/// The numbers that a term takes, both ends included.
struct FilterRange
{
    qint64 first = std::numeric_limits<qint64>::min();
    qint64 last = std::numeric_limits<qint64>::max();
    bool timeOfDay = false; ///< they count µs since local midnight
    bool contains(qint64 number) const { return number >= first && number <= last; }
};

/// Reads what stands behind an operator. ":" and "=" take everything that is written so: "10kb" up
/// to the next kilobyte, "10:30" the whole minute, "2026-11-23" the local day.
std::optional<FilterRange> readFilterRange(QStringView text, FilterUnit unit, FilterOperator op);

/// Whether more text could make it one.
bool isStartOfAmount(QStringView text, FilterUnit unit);

/// What should stand there, in a sentence.
QString amountHelp(FilterUnit unit);

} // namespace hookglass

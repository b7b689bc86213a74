// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"
#include "core/filter/filterterm.h"

#include <optional>
#include <span>

namespace hookglass {

struct FilterNode;

/// A term that only looks at one number of each capture, or what is said when it does not match:
/// asked about many packed rows in a row without a branch for each. The node must outlive it.
class NumberTerm
{
public:
    static constexpr size_t MostRows = 128;

    /// Nothing when it is about anything else.
    static std::optional<NumberTerm> of(const FilterNode &node);

    /// What it says of as many rows, MostRows at most, from this one on. It leaves none open.
    void answer(const SummaryRows &rows, qsizetype first, qint64 nowUs,
                std::span<FilterAnswer> into) const;

private:
    NumberTerm(const FilterTerm &term, SummaryRows::Number number)
        : m_term(&term)
        , m_number(number)
    {
    }
    void compare(std::span<const qint64> numbers, std::span<FilterAnswer> into) const;

    const FilterTerm *m_term;
    SummaryRows::Number m_number;
    bool m_isAge = false; ///< since then
    bool m_isNegated = false;
};

} // namespace hookglass

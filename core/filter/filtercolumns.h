// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filterterm.h"

namespace hookglass {

/// What a filter asks about the columns of one capture, however they are kept.
class FilterColumns
{
public:
    virtual ~FilterColumns() = default;

    /// Whether what the column holds is what the term seeks. The column is one of the term's.
    virtual bool matches(const FilterTerm &term, const FilterTerm::Column &column) const = 0;
    /// Whether there is something in the column.
    virtual bool has(const FilterRow &row) const = 0;
    virtual bool hasBody() const = 0;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filterterm.h"

#include <vector>

namespace hookglass {

/// A node of a compiled filter. Immutable once it is made; filters share their trees.
struct FilterNode
{
    enum class Kind : quint8 { Term, Not, And, Or };

    Kind kind = Kind::Term;
    FilterTerm term {}; ///< of a Term
    std::vector<FilterNode> children {}; ///< of the others: one of Not, at least two of And and Or
    std::vector<quint16> order {}; ///< of the children: those first that columns can decide
    FilterParts parts {}; ///< that its terms may need

    static FilterNode of(FilterTerm term);
    static FilterNode negation(FilterNode child);
    /// And or Or; children of the same kind are taken in, and one child alone is given back.
    static FilterNode of(Kind kind, std::vector<FilterNode> children);

    /// `payload` may be null: then Unknown means that it decides.
    FilterAnswer answer(const FilterColumns &columns, const FilterPayload *payload) const;
    bool dependsOnTime() const;
    /// Gives the terms their places, from `first` on; gives back the one behind the last.
    quint16 numberTerms(quint16 first = 0);
};

} // namespace hookglass

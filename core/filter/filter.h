// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/filter/filterterm.h"

namespace hookglass {

/// A compiled filter over the columns of the timeline. A value: cheap to copy, safe in any thread.
/// Terms are joined by "and": bare words are sought in every text column, `field:value` in one;
/// "*" and "?" are wildcards, quotes keep spaces, "-" before a term turns it round. Case does not
/// matter.
class Filter
{
public:
    Filter() = default; ///< matches everything

    /// The error's offset counts characters of `text`.
    static Result<Filter> compile(const QString &text);

    bool isEmpty() const { return m_terms.isEmpty(); }
    bool matches(const CaptureSummary &capture) const;

    static const QList<FilterField> &fields();

private:
    QList<FilterTerm> m_terms;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/capture/capturesummary.h"

#include <memory>

namespace hookglass {

/// What may stand left of a colon in a filter, for completion and help.
struct FilterField
{
    QString name {};
    QString help {};
};

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
    struct Term;
    QList<std::shared_ptr<const Term>> m_terms;
};

} // namespace hookglass

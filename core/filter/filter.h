// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/filter/filterfield.h"
#include "core/filter/filterterm.h"

#include <memory>

namespace hookglass {

struct FilterNode;
class FilterParser;

/// A compiled filter over captures, written in the language that the README describes: words,
/// `field:value`, comparisons, and, or, not. A value: cheap to copy, safe in any thread. Most of
/// what is asked the columns of the timeline decide; only when they do not, headers, body or
/// verification must be read. "Now" is always passed in, in µs since the epoch.
class Filter
{
public:
    Filter() = default; ///< matches everything

    /// The error has the place and the length of what it is about, counted in characters, and says
    /// whether the text only ends too early.
    static Result<Filter> compile(const QString &text);
    /// While somebody types at the end of the text: a path there without its operator ("body.ev")
    /// is half a term, and no word yet.
    static Result<Filter> compileTyped(const QString &text);

    bool isEmpty() const { return !m_root; }
    bool needsPayload() const { return needs() != FilterParts(); }
    FilterParts needs() const; ///< the parts of a payload that its terms may look at
    bool dependsOnTime() const; ///< what matches changes as time passes

    /// What the columns alone say.
    FilterAnswer answer(const CaptureSummary &capture, qint64 nowUs) const;
    /// The whole answer. Only the parts that it needs() must be there.
    bool matches(const CaptureSummary &capture, const FilterPayload &payload, qint64 nowUs) const;
    bool matches(const Capture &capture, qint64 nowUs) const;

    /// In its usual form: compile() makes the same tree of it.
    QString text() const;
    /// In plain English, safe to show; empty for the filter that matches everything.
    QString describe() const;
    const FilterNode *root() const { return m_root.get(); } ///< null: matches everything

    static QList<FilterField> fields() { return filterFields(); }

private:
    static Result<Filter> read(const QString &text, FilterParser &&parser);

    std::shared_ptr<const FilterNode> m_root;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filternode.h"
#include "core/filter/filterscanner.h"

namespace hookglass {

/// Reads the text of a filter into a tree. One instance reads one text, which must outlive it.
///
///     or   = and { "or" and }
///     and  = unary { [ "and" ] unary }
///     unary = ( "-" | "not" ) unary | "(" or ")" | term
///     term = field operator ( value | "(" value { "|" value } ")" ) | value
class FilterParser
{
public:
    static constexpr qsizetype MaxLength = 4000; ///< characters
    static constexpr int MaxDepth = 32;
    static constexpr int MaxValues = 200;

    /// Whether somebody is still typing at the end, where a path is half a term then.
    enum class Ending { Whole, Typed };

    explicit FilterParser(QStringView text, Ending ending = Ending::Whole);
    /// Nothing when the text is empty. The error has the place and the length of what it is about,
    /// and says whether the text only ends too early.
    Result<std::optional<FilterNode>> parse();

private:
    Result<FilterNode> parseOr(int depth);
    Result<FilterNode> parseAnd(int depth);
    Result<FilterNode> parseUnary(int depth);
    Result<FilterNode> parseGroup(int depth);
    Result<FilterNode> parseTerm();
    Result<FilterNode> parseWord();
    Result<QList<ScannedValue>> parseValues(const ScannedField &field);
    Result<QList<ScannedValue>> parseList(FilterOperator op);
    Result<ScannedValue> parseValue(FilterOperator op, bool inList);
    Status expectOperand(qsizetype offset, const QString &behind);
    Status checkOperator(const ScannedField &field, const FilterTarget &target, bool isList) const;
    Status count(qsizetype values);
    bool isAtHalfTerm() const;

    const QStringView m_text;
    const Ending m_ending;
    FilterScanner m_scanner;
    qsizetype m_values = 0;
};

} // namespace hookglass

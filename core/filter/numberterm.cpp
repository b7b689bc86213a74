// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/numberterm.h"

#include "core/filter/filternode.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 None = SummaryRows::NoNumber;

std::optional<SummaryRows::Number> numberOf(const FilterRow &row)
{
    using Number = SummaryRows::Number;
    constexpr std::pair<QLatin1StringView, Number> Fields[] = {
        {"seq"_L1, Number::Seq},
        {"size"_L1, Number::BodySize},
        {"latency"_L1, Number::SenderLatencyUs},
        {"answered"_L1, Number::AnsweredAfterUs},
        {"received"_L1, Number::ReceivedAtUs},
        {"age"_L1, Number::ReceivedAtUs},
        {"attempt"_L1, Number::Attempt},
    };
    for (const auto &[name, number] : Fields) {
        if (row.isNamed(name))
            return number;
    }
    return std::nullopt;
}

FilterAnswer toAnswer(bool yes)
{
    return yes ? FilterAnswer::Yes : FilterAnswer::No;
}

} // namespace

std::optional<NumberTerm> NumberTerm::of(const FilterNode &node)
{
    if (node.kind == FilterNode::Kind::Not) {
        std::optional<NumberTerm> inside = of(node.children.front());
        if (inside)
            inside->m_isNegated = !inside->m_isNegated;
        return inside;
    }
    const FilterTerm &term = node.term;
    if (node.kind != FilterNode::Kind::Term || term.columns.size() != 1 || term.parts
        || !term.wanted.isEmpty() || !term.columns.first().row->isNumber())
        return std::nullopt;
    const FilterRow &row = *term.columns.first().row;
    const std::optional<SummaryRows::Number> number = numberOf(row);
    if (!number)
        return std::nullopt;
    NumberTerm made(term, *number);
    made.m_isAge = row.isNamed("age"_L1);
    return made;
}

void NumberTerm::answer(const SummaryRows &rows, qsizetype first, qint64 nowUs,
                        std::span<FilterAnswer> into) const
{
    Q_ASSERT(into.size() <= MostRows);
    std::array<qint64, MostRows> space;
    const std::span<qint64> numbers = std::span(space).first(into.size());
    rows.readNumbers(m_number, first, numbers);
    if (m_isAge) {
        for (qint64 &number : numbers)
            number = nowUs - number;
    }
    compare(numbers, into);
}

void NumberTerm::compare(std::span<const qint64> numbers, std::span<FilterAnswer> into) const
{
    const QList<FilterRange> &ranges = m_term->ranges;
    const bool isOneRange =
        ranges.size() == 1 && !ranges.first().timeOfDay && m_term->texts.isEmpty();
    if (!isOneRange) {
        std::transform(numbers.begin(), numbers.end(), into.begin(), [this](qint64 number) {
            const bool matches =
                m_term->matchesNumber(number == None ? std::nullopt : std::optional(number));
            return toAnswer(matches != m_isNegated);
        });
        return;
    }
    // None is the least number of all, and in no range that begins behind it.
    const qint64 from = std::max(ranges.first().first, None + 1);
    const qint64 to = ranges.first().last;
    std::transform(numbers.begin(), numbers.end(), into.begin(),
                   [from, to, negated = m_isNegated](qint64 number) {
                       const bool isIn = (number >= from) & (number <= to);
                       return toAnswer(isIn != negated);
                   });
}

} // namespace hookglass

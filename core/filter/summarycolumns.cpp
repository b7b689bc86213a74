// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/summarycolumns.h"

namespace hookglass {

namespace {

/// One lambda for each kind that a std::variant may hold.
template <typename... Ts> struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <typename... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace

bool SummaryColumns::matches(const FilterTerm &term, const FilterTerm::Column &column) const
{
    return std::visit(
        Overloaded {
            [&](FilterRow::Text text) { return term.matchesText(m_capture.*text); },
            [&](FilterRow::TextOf text) { return term.matchesText(text(m_capture)); },
            [&](FilterRow::Bytes text) { return term.matchesText(m_capture.*text); },
            [&](FilterRow::Flags of) { return (of(m_capture) & column.flags) != 0; },
            [&](FilterRow::Number of) { return term.matchesNumber(of(m_capture, m_nowUs)); },
            [](const auto &) {
                return false;
            }},
        column.row->read);
}

bool SummaryColumns::has(const FilterRow &row) const
{
    return std::visit(
        Overloaded {
            [&](FilterRow::Text text) { return !(m_capture.*text).isEmpty(); },
            [&](FilterRow::TextOf text) { return !text(m_capture).isEmpty(); },
            [&](FilterRow::Bytes text) { return !(m_capture.*text).isEmpty(); },
            [&](FilterRow::Flags flags) { return flags(m_capture) != 0; },
            [&](FilterRow::Number number) { return number(m_capture, m_nowUs).has_value(); },
            [](const auto &) {
                return false;
            }},
        row.read);
}

} // namespace hookglass

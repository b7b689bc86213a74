// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterterm.h"

#include "core/base/text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

/// One lambda for each kind that a std::variant may hold.
template <typename... Ts> struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <typename... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

FilterAnswer toAnswer(bool yes)
{
    return yes ? FilterAnswer::Yes : FilterAnswer::No;
}

template <typename Text> bool anyMatches(const QList<TextMatcher> &matchers, const Text &text)
{
    return std::any_of(matchers.begin(), matchers.end(), [&](const TextMatcher &each) {
        if constexpr (std::is_convertible_v<Text, QByteArrayView>)
            return each.matchesUtf8(text);
        else
            return each.matches(text);
    });
}

bool hasPayload(const FilterTarget &target, const FilterPayload &payload)
{
    if (!target.row)
        return hasMember(payload.bodyRoot(), target.name);
    if (target.path)
        return target.path->any(payload.bodyRoot(), saysSomething);
    if (!target.header.isEmpty())
        return firstHeader(payload.headers, target.header).has_value();
    static const TextMatcher something(u"?*"_s, TextMatcher::Fit::Whole);
    return std::get<FilterRow::Payload>(target.row->read)(payload, something);
}

bool hasColumn(const FilterRow &row, const CaptureSummary &capture, qint64 nowUs)
{
    return std::visit(
        Overloaded {[&](FilterRow::Text text) { return !(capture.*text).isEmpty(); },
                    [&](FilterRow::TextOf text) { return !text(capture).isEmpty(); },
                    [&](FilterRow::Bytes text) { return !(capture.*text).isEmpty(); },
                    [&](FilterRow::Flags flags) { return flags(capture) != 0; },
                    [&](FilterRow::Number number) { return number(capture, nowUs).has_value(); },
                    [](const auto &) {
                        return false;
                    }},
        row.read);
}

} // namespace

bool FilterTerm::dependsOnTime() const
{
    return target.row && target.row->isNamed("age"_L1);
}

FilterAnswer FilterTerm::answer(const CaptureSummary &capture, const FilterPayload *payload,
                                qint64 nowUs) const
{
    if (!wanted.isEmpty())
        return presence(capture, payload, nowUs);
    for (const Column &column : columns) {
        if (!column.row->needsPayload() && matchesColumn(column, capture, nowUs))
            return FilterAnswer::Yes;
    }
    if (!parts || (target.path && capture.bodySize == 0))
        return FilterAnswer::No;
    return payload ? toAnswer(matchesPayload(*payload)) : FilterAnswer::Unknown;
}

bool FilterTerm::matchesNumber(std::optional<qint64> found) const
{
    if (!found)
        return false;
    for (const FilterRange &range : ranges) {
        if (range.contains(range.timeOfDay ? offsets->timeOfDayUs(*found) : *found))
            return true;
    }
    return !texts.isEmpty() && anyMatches(texts, QString::number(*found)); // "2*"
}

bool FilterTerm::matchesColumn(const Column &column, const CaptureSummary &capture,
                               qint64 nowUs) const
{
    return std::visit(
        Overloaded {[&](FilterRow::Text text) { return anyMatches(texts, capture.*text); },
                    [&](FilterRow::TextOf text) { return anyMatches(texts, text(capture)); },
                    [&](FilterRow::Bytes text) { return anyMatches(texts, capture.*text); },
                    [&](FilterRow::Flags of) { return (of(capture) & column.flags) != 0; },
                    [&](FilterRow::Number of) { return matchesNumber(of(capture, nowUs)); },
                    [](const auto &) {
                        return false;
                    }},
        column.row->read);
}

bool FilterTerm::matchesPayload(const FilterPayload &payload) const
{
    if (target.path)
        return target.path->any(payload.bodyRoot(), [this](const json::Value &found) {
            return anyScalar(found, [this](const json::Value &one) { return matchesScalar(one); });
        });
    if (!target.header.isEmpty())
        return matchesHeader(payload);
    for (const Column &column : columns) {
        const auto *const matches = std::get_if<FilterRow::Payload>(&column.row->read);
        if (matches && std::any_of(texts.begin(), texts.end(), [&](const TextMatcher &each) {
                return (*matches)(payload, each);
            }))
            return true;
    }
    return false;
}

bool FilterTerm::matchesHeader(const FilterPayload &payload) const
{
    return std::any_of(payload.headers.begin(), payload.headers.end(),
                       [this](const HttpHeader &header) {
                           if (header.name.compare(target.header, Qt::CaseInsensitive) != 0)
                               return false;
                           const QString text = displayText(header.value);
                           if (!number)
                               return anyMatches(texts, text);
                           const std::optional<FilterNumber> there = FilterNumber::read(text);
                           return there && there->compares(op, *number);
                       });
}

bool FilterTerm::matchesScalar(const json::Value &value) const
{
    if (number) {
        const std::optional<FilterNumber> there = FilterNumber::of(value);
        return there && there->compares(op, *number);
    }
    return value.isString() ? anyMatches(texts, value.toString())
                            : anyMatches(exactTexts, QString::fromUtf8(value.raw()));
}

FilterAnswer FilterTerm::presence(const CaptureSummary &capture, const FilterPayload *payload,
                                  qint64 nowUs) const
{
    const bool column = std::any_of(wanted.begin(), wanted.end(), [&](const FilterTarget &each) {
        return each.row && !each.row->needsPayload() && hasColumn(*each.row, capture, nowUs);
    });
    if (column || !parts || (parts == FilterPart::Body && capture.bodySize == 0))
        return toAnswer(column);
    if (!payload)
        return FilterAnswer::Unknown;
    return toAnswer(std::any_of(wanted.begin(), wanted.end(), [&](const FilterTarget &each) {
        return (!each.row || each.row->needsPayload()) && hasPayload(each, *payload);
    }));
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterterm.h"

#include "core/base/text.h"
#include "core/filter/filtercolumns.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

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
        return target.path->any(payload.bodyRoot(), saysSomething, payload.innerBodies());
    if (!target.header.isEmpty())
        return firstHeader(payload.headers(), target.header).has_value();
    static const TextMatcher something(u"?*"_s, TextMatcher::Fit::Whole);
    return std::get<FilterRow::Payload>(target.row->read)(payload, something);
}

} // namespace

bool FilterTerm::dependsOnTime() const
{
    return target.row && target.row->isNamed("age"_L1);
}

FilterAnswer FilterTerm::answer(const FilterColumns &columnsOf, const FilterPayload *payload) const
{
    if (!wanted.isEmpty())
        return presence(columnsOf, payload);
    for (const Column &column : columns) {
        if (!column.row->needsPayload() && columnsOf.matches(*this, column))
            return FilterAnswer::Yes;
    }
    if (!parts || (target.path && !columnsOf.hasBody()))
        return FilterAnswer::No;
    return payload ? toAnswer(matchesPayload(*payload)) : FilterAnswer::Unknown;
}

bool FilterTerm::matchesText(QStringView text) const
{
    return anyMatches(texts, text);
}

bool FilterTerm::matchesText(const QByteArray &utf8) const
{
    return anyMatches(texts, utf8);
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

bool FilterTerm::matchesPayload(const FilterPayload &payload) const
{
    if (target.path)
        return target.path->any(
            payload.bodyRoot(),
            [this](const json::Value &found) {
                return anyScalar(found,
                                 [this](const json::Value &one) { return matchesScalar(one); });
            },
            payload.innerBodies());
    if (!target.header.isEmpty())
        return std::any_of(payload.headers().begin(), payload.headers().end(),
                           [this](const HttpHeader &header) { return matchesHeader(header); });
    for (const Column &column : columns) {
        const auto *const matches = std::get_if<FilterRow::Payload>(&column.row->read);
        if (matches && std::any_of(texts.begin(), texts.end(), [&](const TextMatcher &each) {
                return (*matches)(payload, each);
            }))
            return true;
    }
    return false;
}

bool FilterTerm::matchesHeader(const HttpHeader &header) const
{
    if (header.name.compare(target.header, Qt::CaseInsensitive) != 0)
        return false;
    const QString text = displayText(header.value);
    if (!number)
        return anyMatches(texts, text);
    const std::optional<FilterNumber> there = FilterNumber::read(text);
    return there && there->compares(op, *number);
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

FilterAnswer FilterTerm::presence(const FilterColumns &columnsOf,
                                  const FilterPayload *payload) const
{
    const bool column = std::any_of(wanted.begin(), wanted.end(), [&](const FilterTarget &each) {
        return each.row && !each.row->needsPayload() && columnsOf.has(*each.row);
    });
    if (column || !parts || (parts == FilterPart::Body && !columnsOf.hasBody()))
        return toAnswer(column);
    if (!payload)
        return FilterAnswer::Unknown;
    return toAnswer(std::any_of(wanted.begin(), wanted.end(), [&](const FilterTarget &each) {
        return (!each.row || each.row->needsPayload()) && hasPayload(each, *payload);
    }));
}

} // namespace hookglass

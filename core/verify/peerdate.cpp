// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/peerdate.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace hookglass {

namespace {

// Go counts seconds since the year 1 in 64 bits: what is beyond that ends up far in the past.
constexpr double GoLastSecond = 9223371974719179007.0;

bool isJsonNumber(const QByteArray &text)
{
    const json::Document document = json::Document::parse(text);
    return document.root().isNumber() && document.root().raw().size() == text.size();
}

/// PHP's is_numeric(): signs, fractions, exponents, and white space around it.
bool isPhpNumeric(const QByteArray &trimmed)
{
    const auto ofNumbers = [](char c) {
        return (c >= '0' && c <= '9') || QByteArrayView("+-.eE").contains(c);
    };
    if (trimmed.isEmpty() || !std::all_of(trimmed.begin(), trimmed.end(), ofNumbers))
        return false;
    char *end = nullptr;
    std::strtod(trimmed.constData(), &end);
    return end == trimmed.constData() + trimmed.size();
}

PeerDate goDate(double seconds)
{
    if (!std::isfinite(seconds))
        return {.readable = false};
    return {.seconds = seconds > GoLastSecond ? -std::numeric_limits<double>::infinity()
                                              : std::floor(seconds)};
}

} // namespace

PeerDate readPeerDate(const DateClaim &date, DateRule rule)
{
    constexpr qint64 ExactInDouble = qint64(1) << 53;
    if (date.whole && *date.whole >= -ExactInDouble && *date.whole <= ExactInDouble)
        return {.seconds = double(*date.whole)};
    const json::Value &claim = date.value;
    if (!claim || (claim.kind() == json::Kind::Null && rule != DateRule::JsNumber))
        return {};
    const bool go = rule == DateRule::GoNumber || rule == DateRule::GoNumberOrText;
    QByteArray text;
    if (claim.isNumber())
        text = claim.raw().toByteArray();
    else if (claim.isString() && rule == DateRule::GoNumberOrText && isJsonNumber(claim.toUtf8()))
        text = claim.toUtf8();
    else if (claim.isString() && rule == DateRule::PhpNumeric
             && isPhpNumeric(claim.toUtf8().trimmed()))
        text = claim.toUtf8().trimmed();
    else
        return {.readable = false};
    const double seconds = std::strtod(text.constData(), nullptr);
    return go ? goDate(seconds) : PeerDate {.seconds = seconds};
}

} // namespace hookglass

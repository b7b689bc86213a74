// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/valuelikeness.h"

#include <algorithm>
#include <array>
#include <charconv>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::json {

namespace {

constexpr qsizetype LongestLook = 4096; // no id or time is longer; tokens are known by their start

/// A number as digits without zeros at the ends, times ten to the power of an exponent.
struct Decimal
{
    bool negative = false;
    QByteArray digits {};
    qint64 exponent = 0;
    bool operator==(const Decimal &) const = default;
};

std::optional<Decimal> decimalOf(QByteArrayView text)
{
    Decimal number;
    number.negative = text.startsWith('-');
    qsizetype at = number.negative ? 1 : 0;
    bool isFraction = false;
    for (; at < text.size() && text[at] != 'e' && text[at] != 'E'; ++at) {
        if (text[at] == '.') {
            isFraction = true;
            continue;
        }
        if (text[at] != '0' || !number.digits.isEmpty())
            number.digits += text[at];
        number.exponent -= isFraction ? 1 : 0;
    }
    if (at < text.size()) {
        ++at;
        at += at < text.size() && text[at] == '+' ? 1 : 0;
        qint64 power = 0;
        const auto [stop, error] = std::from_chars(text.data() + at, text.end(), power);
        constexpr qint64 Highest = 1'000'000'000'000'000;
        if (error != std::errc {} || power > Highest || power < -Highest)
            return std::nullopt;
        number.exponent += power;
    }
    while (number.digits.endsWith('0')) {
        number.digits.chop(1);
        ++number.exponent;
    }
    return number.digits.isEmpty() ? Decimal {} : number; // 0 has neither sign nor exponent
}

// Without underscores and in lower case, as created_at and createdAt both are "createdat".
constexpr std::array Names {"id"_L1,
                            "sid"_L1,
                            "uid"_L1,
                            "uuid"_L1,
                            "guid"_L1,
                            "jti"_L1,
                            "iat"_L1,
                            "nbf"_L1,
                            "exp"_L1,
                            "nonce"_L1,
                            "time"_L1,
                            "timestamp"_L1,
                            "date"_L1,
                            "token"_L1,
                            "etag"_L1,
                            "hash"_L1,
                            "signature"_L1,
                            "creationtime"_L1,
                            "creationtimems"_L1,
                            "traceid"_L1,
                            "requestid"_L1};

bool isVolatileName(QByteArrayView name)
{
    constexpr qsizetype Longest = 64;
    if (name.size() < 2 || name.size() > Longest)
        return false;
    // An ending is a word of its own, told by the underscore or the capital.
    for (const QByteArrayView ending :
         {"_id", "_sid", "_at", "_ts", "_time", "_token", "Id", "ID", "Sid", "At", "Ts", "Time",
          "Token", "_timestamp", "Timestamp", "_at_ms", "AtMs", "_at_us", "AtUs", "_at_ns",
          "AtNs"}) {
        if (name.size() > ending.size() && name.endsWith(ending))
            return true;
    }
    const QByteArray plain = name.toByteArray().toLower().replace('_', QByteArray());
    return std::find(Names.begin(), Names.end(), QLatin1StringView(plain)) != Names.end();
}

bool isPattern(QByteArrayView text, QByteArrayView pattern)
{
    const auto isLike = [](char c, char p) {
        switch (p) {
        case 'x':
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        case '9':
            return c >= '0' && c <= '9';
        case 'A':
            return c >= 'A' && c <= 'Z';
        default:
            return c == p;
        }
    };
    return text.size() >= pattern.size()
        && std::equal(pattern.begin(), pattern.end(), text.begin(),
                      [&](char p, char c) { return isLike(c, p); });
}

bool isLetterOrDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// What kind of id, time or token a text looks like; 0: none.
int lookOf(QByteArrayView text)
{
    constexpr qsizetype ShortestSid = 12;
    constexpr QByteArrayView Uuid("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
    if (text.size() == Uuid.size() && isPattern(text, Uuid))
        return 1;
    if (isPattern(text, "9999-99-99T99:99:99"))
        return 2;
    if (text.size() >= ShortestSid && text.size() < 64 && isPattern(text, "AA_") // as LiveKit's
        && std::all_of(text.begin() + 3, text.end(), isLetterOrDigit))
        return 3;
    if (text.startsWith("eyJ") && std::count(text.begin(), text.end(), '.') == 2)
        return 4; // a JSON Web Token
    return 0;
}

} // namespace

bool isSameNumber(QByteArrayView a, QByteArrayView b)
{
    const std::optional<Decimal> first = decimalOf(a);
    return first && first == decimalOf(b);
}

bool isVolatile(QByteArrayView name, const Value &a, const Value &b)
{
    if (a.kind() != b.kind() || (!a.isString() && !a.isNumber()))
        return false;
    if (isVolatileName(name))
        return true;
    if (!a.isString() || a.raw().size() > LongestLook || b.raw().size() > LongestLook)
        return false;
    const int look = lookOf(a.toUtf8());
    return look > 0 && look == lookOf(b.toUtf8());
}

} // namespace hookglass::json

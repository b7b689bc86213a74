// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/cause.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

// In the order of the enums.
constexpr std::array CertaintyIds {"certain"_L1, "likely"_L1};
constexpr std::array CauseIds {
    "token-missing"_L1,
    "token-empty"_L1,
    "tokens-differ"_L1,
    "authorization-stripped"_L1,
    "bearer-prefix"_L1,
    "token-whitespace"_L1,
    "token-truncated"_L1,
    "token-malformed"_L1,
    "alg-none"_L1,
    "alg-unsupported"_L1,
    "crit-unsupported"_L1,
    "issuer-missing"_L1,
    "issuer-unknown"_L1,
    "wrong-secret"_L1,
    "signed-with-other-key"_L1,
    "secret-whitespace"_L1,
    "secret-encoding"_L1,
    "key-secret-swapped"_L1,
    "secret-too-short"_L1,
    "expired"_L1,
    "not-yet-valid"_L1,
    "issued-in-future"_L1,
    "exp-missing"_L1,
    "exp-not-numeric"_L1,
    "hash-missing"_L1,
    "hash-encoding"_L1,
    "body-altered"_L1,
    "body-empty"_L1,
    "body-not-json"_L1,
    "body-not-utf8"_L1,
    "body-bom"_L1,
};
static_assert(CauseIds.size() == size_t(Cause::BodyBom) + 1);

template <typename Enum, size_t Size>
std::optional<Enum> fromId(const std::array<QLatin1StringView, Size> &ids, QStringView id)
{
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end())
        return std::nullopt;
    return Enum(found - ids.begin());
}

} // namespace

QString causeId(Cause cause)
{
    return CauseIds[size_t(cause)];
}

QString certaintyId(Certainty certainty)
{
    return CertaintyIds[size_t(certainty)];
}

std::optional<Cause> causeFromId(QStringView id)
{
    return fromId<Cause>(CauseIds, id);
}

std::optional<Certainty> certaintyFromId(QStringView id)
{
    return fromId<Certainty>(CertaintyIds, id);
}

QStringList causeIds()
{
    return {CauseIds.begin(), CauseIds.end()};
}

} // namespace hookglass

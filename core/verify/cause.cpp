// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/cause.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

// In the order of the enums. They are looked up for every capture: texts that nobody allocates.
const std::array CertaintyIds {u"certain"_s, u"likely"_s};
const std::array CauseIds {
    u"token-missing"_s,
    u"token-empty"_s,
    u"tokens-differ"_s,
    u"authorization-stripped"_s,
    u"bearer-prefix"_s,
    u"token-whitespace"_s,
    u"token-truncated"_s,
    u"token-malformed"_s,
    u"alg-none"_s,
    u"alg-unsupported"_s,
    u"crit-unsupported"_s,
    u"issuer-missing"_s,
    u"issuer-unknown"_s,
    u"wrong-secret"_s,
    u"signed-with-other-key"_s,
    u"secret-whitespace"_s,
    u"secret-encoding"_s,
    u"key-secret-swapped"_s,
    u"secret-too-short"_s,
    u"expired"_s,
    u"not-yet-valid"_s,
    u"issued-in-future"_s,
    u"exp-missing"_s,
    u"exp-not-numeric"_s,
    u"hash-missing"_s,
    u"hash-encoding"_s,
    u"body-altered"_s,
    u"body-empty"_s,
    u"body-not-json"_s,
    u"body-not-utf8"_s,
    u"body-bom"_s,
};
static_assert(CauseIds.size() == size_t(Cause::BodyBom) + 1);

template <typename Enum, size_t Size>
std::optional<Enum> fromId(const std::array<QString, Size> &ids, QStringView id)
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

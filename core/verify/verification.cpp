// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/verification.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

// In the order of the enums.
constexpr std::array VerdictIds {"verified"_L1, "failed"_L1, "unsigned"_L1, "unattempted"_L1};
constexpr std::array CheckIds {"presence"_L1, "shape"_L1,     "algorithm"_L1,
                               "issuer"_L1,   "signature"_L1, "not-before"_L1,
                               "expiry"_L1,   "issued-at"_L1, "body-hash"_L1};
constexpr std::array OutcomeIds {"pass"_L1, "fail"_L1, "skip"_L1};
static_assert(CheckIds.size() == size_t(CheckId::BodyHash) + 1);

template <typename Enum, size_t Size>
std::optional<Enum> fromId(const std::array<QLatin1StringView, Size> &ids, QStringView id)
{
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end())
        return std::nullopt;
    return Enum(found - ids.begin());
}

} // namespace

QString verdictId(Verdict verdict)
{
    return VerdictIds[size_t(verdict)];
}

QString checkId(CheckId id)
{
    return CheckIds[size_t(id)];
}

QString outcomeId(CheckOutcome outcome)
{
    return OutcomeIds[size_t(outcome)];
}

std::optional<Verdict> verdictFromId(QStringView id)
{
    return fromId<Verdict>(VerdictIds, id);
}

std::optional<CheckId> checkFromId(QStringView id)
{
    return fromId<CheckId>(CheckIds, id);
}

std::optional<CheckOutcome> outcomeFromId(QStringView id)
{
    return fromId<CheckOutcome>(OutcomeIds, id);
}

} // namespace hookglass

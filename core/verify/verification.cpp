// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/verification.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

// In the order of the enums. They are looked up for every capture: texts that nobody allocates.
const std::array VerdictIds {u"verified"_s, u"failed"_s, u"unsigned"_s, u"unattempted"_s};
const std::array CheckIds {u"presence"_s, u"shape"_s,     u"algorithm"_s,
                           u"issuer"_s,   u"signature"_s, u"not-before"_s,
                           u"expiry"_s,   u"issued-at"_s, u"body-hash"_s};
const std::array OutcomeIds {u"pass"_s, u"fail"_s, u"skip"_s};
static_assert(CheckIds.size() == size_t(CheckId::BodyHash) + 1);

template <typename Enum, size_t Size>
std::optional<Enum> fromId(const std::array<QString, Size> &ids, QStringView id)
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

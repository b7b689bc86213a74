// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/repair.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
// In the order of the enum.
constexpr std::array RepairIds {
    "trailing-newline"_L1,
    "trimmed"_L1,
    "bom-added"_L1,
    "bom-removed"_L1,
    "compacted"_L1,
    "comma-spaced"_L1,
    "colon-spaced"_L1,
    "pretty-printed"_L1,
    "keys-sorted"_L1,
    "slashes-escaped"_L1,
    "unicode-escaped"_L1,
    "html-escaped"_L1,
    "int64-as-number"_L1,
    "crlf"_L1,
    "lf"_L1,
    "latin1-recoded"_L1,
    "content-encoded"_L1,
    "form-wrapped"_L1,
    "truncated"_L1,
};
static_assert(RepairIds.size() == size_t(Repair::Truncated) + 1);
} // namespace

QString BodyRepair::id() const
{
    if (outcome != Outcome::Found)
        return u"unknown"_s;
    QStringList ids;
    for (const RepairStep &step : steps) {
        if (const QString id = repairId(step.repair); !ids.contains(id))
            ids.append(id);
    }
    return ids.join(u'+');
}

QString repairId(Repair repair)
{
    return RepairIds[size_t(repair)];
}

std::optional<Repair> repairFromId(QStringView id)
{
    const auto found = std::find(RepairIds.begin(), RepairIds.end(), id);
    return found == RepairIds.end() ? std::nullopt
                                    : std::optional(Repair(found - RepairIds.begin()));
}

QStringList repairIds()
{
    return {RepairIds.begin(), RepairIds.end()};
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The search for a change to a body, on any body; what it claims to have found is checked.

#include "core/events/eventcatalog.h"
#include "core/verify/bytediff.h"
#include "core/verify/crypto.h"
#include "core/verify/repairsearch.h"
#include "core/verify/repairtext.h"
#include "core/verify/reserialiselint.h"

#include <cstdlib>

using namespace hookglass;

namespace {
const EventCatalog &catalog()
{
    static const EventCatalog Catalog = EventCatalog::load().value();
    return Catalog;
}
constexpr qint64 Milliseconds = 200;
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    // One half was signed, the other one came; or a body with one byte less.
    const qsizetype half = input.size() / 2;
    const QByteArray pairs[][2] = {{input.left(half), input.mid(half)}, {input.chopped(1), input}};
    for (const auto &[original, arrived] : pairs) {
        const QByteArray digest = sha256(original);
        const BodyRepair repair =
            RepairSearch(digest, catalog().fieldGuide(), {.milliseconds = Milliseconds})
                .search(arrived);
        const bool found = repair.outcome == BodyRepair::Outcome::Found;
        if (found && (sha256(repair.signedBody) != digest || repair.steps.isEmpty()))
            std::abort();
        describeRepair(repair);
        diffBytes(original, arrived);
        lintReserialising(arrived);
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/store/sessioncheck.h"

namespace hookglass {

struct SalvageResult
{
    qint64 saved = 0; ///< captures
    qint64 lost = 0; ///< numbers in the damaged file that could not be read
    qint64 lostNotes = 0; ///< marks and later verdicts of saved captures that could not be read
    bool hadDeleted = false; ///< there were deleted captures, which are like the others now
    bool cancelled = false;
};

/// Copies what can still be read of a damaged session, capture by capture with their numbers, into
/// a new session; those that the user deleted, too, as far as they have not gone for good: they are
/// there again. The damaged file is only read. `output` must not exist yet. Blocks.
Result<SalvageResult> salvageSession(const QString &damaged, const QString &output,
                                     const CheckProgress &progress = {});

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/repair.h"
#include "core/verify/verification.h"

namespace hookglass {

/// What happened to the body, and what usually does that, in plain words. Nothing of the body
/// itself.
QString describeRepair(const BodyRepair &repair);

/// Puts the outcome of a search into the body-altered diagnosis: id, explanation, offset. Leaves
/// everything else alone, and everything when there is no such diagnosis.
void applyRepair(Verification &verification, const BodyRepair &repair);

/// Whether a search has something to look for: a body that is not the signed one, and not empty.
bool wantsRepair(const Verification &verification);

} // namespace hookglass

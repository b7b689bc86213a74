// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/verification.h"

namespace hookglass {

/// The diagnosis of one cause in plain words. `detail` fills the place that some explanations have
/// for what was seen (already made visible; never a secret).
Diagnosis diagnose(Cause cause, Certainty certainty, const QString &detail = {});

/// "the token had expired": completes a sentence on why a delivery failed. Empty for a cause that
/// fails no check by itself.
QString causeSummary(Cause cause);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodydiff.h"

namespace hookglass {

/// What a comparison found, in a line. `isPacked`: at least one body came packed.
QString comparisonWords(const BodyDiff &diff, bool isPacked);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/receive/responserules.h"

namespace hookglass::cli {

/// What the option --respond can name, "always-200, fail-once, …".
QString presetNames();

/// The rules of a file or of a preset; a file wins over a preset of the same name. None: 200 to
/// everything.
Result<ResponseRules> readResponseRules(const QString &fileOrPreset);

} // namespace hookglass::cli

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/responserules.h"

namespace hookglass {

/// The preset that these rules are, unchanged; null: they are the user's own.
const ResponseRules::Preset *presetOf(const ResponseRules &rules);
/// 200 to whatever comes.
bool isAlways200(const ResponseRules &rules);
/// In a few words: "200", "Fail once", "3 rules".
QString answersTitle(const ResponseRules &rules);

} // namespace hookglass

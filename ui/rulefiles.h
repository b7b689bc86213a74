// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/responserules.h"

#include <optional>

class QWidget;

namespace hookglass {

/// Files of response rules, and what is wrong with rules that have not become one yet.
Result<ResponseRules> loadRules(const QString &path);
Status saveRules(const QString &path, const ResponseRules &rules);
/// Empty: these rules can be used.
QString ruleProblem(const ResponseRules &rules);

/// Ask for the file first; they tell the user what went wrong.
std::optional<ResponseRules> chooseAndLoadRules(QWidget *window);
void chooseAndSaveRules(QWidget *window, const ResponseRules &rules);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>

#include <functional>

namespace hookglass {

/// Told now and then while a session is checked; answering false ends the check.
using CheckProgress = std::function<bool(int percent)>;

enum class CheckDepth {
    Quick, ///< all of a small file, else only that it can be read at all
    Whole, ///< every row
};

/// The error for a file that is not sound: what is wrong, and how to save what can be read.
Error damagedSession(const QString &path, const QString &why);

/// Looks whether a session that is open is sound, and changes nothing. The error says what is wrong
/// and how to save what can be read, or that the check was ended.
Status checkSession(const QSqlDatabase &database, const QString &path, CheckDepth depth,
                    const CheckProgress &progress);

} // namespace hookglass

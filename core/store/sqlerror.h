// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QSqlError>

namespace hookglass {

/// What SQLite says, in words the user can act on, with a full stop: "the disk is full. Make …".
Error sqlError(const QSqlError &error);

/// SQLite's primary result code; 0 when there is none.
int sqlCode(const QSqlError &error);

constexpr int SqlReadOnly = 8; // SQLITE_READONLY
constexpr int SqlDamaged = 11; // SQLITE_CORRUPT
constexpr int SqlCannotOpen = 14; // SQLITE_CANTOPEN
constexpr int SqlConstraint = 19; // SQLITE_CONSTRAINT
constexpr int SqlNotADatabase = 26; // SQLITE_NOTADB

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>

namespace hookglass {

/// "Hkgl", in the header of every session file.
constexpr quint32 SessionApplicationId = 0x486b676c;
/// The newest file version; the header's user_version counts the migrations a file has seen.
constexpr quint32 SessionVersion = 5;
/// Of the log, after which it is copied into the file. Everybody waits while that is done: 4 MiB
/// take a quarter of the time that SQLite's own 1000 pages take, at the same cost in all.
constexpr int CheckpointPages = 256;

/// The version of an open file; 0 for one without content.
quint32 sessionVersion(const QSqlDatabase &database);

/// Brings an open, writable file up to date: new tables in an empty one, migrations in an old one,
/// and the connection's pragmas. Each migration is one transaction.
Status prepareSession(const QSqlDatabase &database);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>

namespace hookglass {

/// Copies an open session of an older file version to "FILE.vN-backup" beside it (with a number
/// behind it when there is one already), for its owner only, synced and checked, and answers the
/// copy's path. What is still in the write-ahead log is in the copy. On an error no half copy is
/// left behind.
Result<QString> backUpSession(const QSqlDatabase &database, const QString &path, int version);

} // namespace hookglass

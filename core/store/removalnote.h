// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/store/retention.h"

#include <QSqlDatabase>

namespace hookglass {

/// Notes in the session what was taken out of it; what goes for the same reason within an hour is
/// one row.
Status noteRemoval(const QSqlDatabase &database, const RemovalReport &report);

/// One more number that goes, higher than those before.
void extendRanges(QList<SeqRange> &ranges, qint64 seq);

} // namespace hookglass

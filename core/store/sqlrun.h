// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QVariant>

namespace hookglass {

/// Runs one statement with these values for its question marks; errors as sqlError() words them.
Status execute(const QSqlDatabase &database, const QString &sql, const QVariantList &values = {});

/// The number that a query answers.
Result<qint64> askNumber(const QSqlDatabase &database, const QString &sql);

/// The same; `otherwise` when it answers nothing or fails.
qint64 number(const QSqlDatabase &database, const QString &sql, qint64 otherwise = 0);

} // namespace hookglass

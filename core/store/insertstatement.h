// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QSqlQuery>
#include <QVariant>

#include <span>

namespace hookglass {

/// Inserts rows into one table of an open session. Binds only what differs from the row before:
/// for each value QSqlQuery looks up a name, which takes as long as comparing eight of them.
class InsertStatement
{
public:
    explicit InsertStatement(const QSqlDatabase &database)
        : m_query(database)
    {
    }

    bool prepare(const QString &table, const QStringList &columns);
    /// The values of a row, one for each column; takes what it needs of them.
    Status run(std::span<QVariant> values);
    qint64 lastRow() const { return m_query.lastInsertId().toLongLong(); }

private:
    QSqlQuery m_query;
    QStringList m_names;
    QVariantList m_bound; ///< of the row before
};

} // namespace hookglass

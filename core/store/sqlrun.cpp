// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sqlrun.h"

#include "core/store/sqlerror.h"

#include <QSqlQuery>

namespace hookglass {

Status execute(const QSqlDatabase &database, const QString &sql, const QVariantList &values)
{
    QSqlQuery query(database);
    bool ok = values.isEmpty() ? query.exec(sql) : query.prepare(sql);
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(int(i), values[i]);
    if (ok && !values.isEmpty())
        ok = query.exec();
    return ok ? success() : Status(sqlError(query.lastError()));
}

Result<qint64> askNumber(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql) || !query.next())
        return sqlError(query.lastError());
    return query.value(0).toLongLong();
}

qint64 number(const QSqlDatabase &database, const QString &sql, qint64 otherwise)
{
    const Result<qint64> answer = askNumber(database, sql);
    return answer ? *answer : otherwise;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

namespace hookglass::test {

/// A connection of somebody else to a session, as a program that knows nothing of us would make it.
/// One at a time.
class Stranger
{
public:
    explicit Stranger(const QString &path)
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name());
        database.setDatabaseName(path);
        database.open();
    }
    ~Stranger() { QSqlDatabase::removeDatabase(name()); }
    Stranger(const Stranger &) = delete;
    Stranger &operator=(const Stranger &) = delete;

    bool run(const QString &sql) const { return QSqlQuery(database()).exec(sql); }
    /// The first value of the first row; invalid when there is none.
    QVariant value(const QString &sql) const
    {
        QSqlQuery query(database());
        return query.exec(sql) && query.next() ? query.value(0) : QVariant();
    }
    QString ask(const QString &sql) const
    {
        const QVariant answer = value(sql);
        return answer.isValid() ? answer.toString() : QStringLiteral("failed");
    }
    /// The first values of all rows; {-1} when it cannot be asked.
    QList<qint64> column(const QString &sql) const
    {
        QList<qint64> values;
        QSqlQuery query(database());
        if (!query.exec(sql))
            return {-1};
        while (query.next())
            values.append(query.value(0).toLongLong());
        return values;
    }

private:
    static QString name() { return QStringLiteral("stranger"); }
    static QSqlDatabase database() { return QSqlDatabase::database(name()); }
};

} // namespace hookglass::test

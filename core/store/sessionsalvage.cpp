// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionsalvage.h"

#include "core/store/sessionfile.h"
#include "core/store/sqlerror.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 CapturesPerCommit = 1000;

Error cannotSalvage(const QString &why)
{
    return {
        QCoreApplication::translate("SessionSalvage", "Cannot salvage the session: %1").arg(why)};
}

/// A connection of its own to a session that SessionFile would refuse, or has just made.
class Connection
{
public:
    Connection(const QString &path, const QString &options)
        : m_name(QUuid::createUuid().toString())
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        database.setDatabaseName(path);
        database.setConnectOptions(options);
        database.open();
    }
    ~Connection() { QSqlDatabase::removeDatabase(m_name); }
    QSqlDatabase database() const { return QSqlDatabase::database(m_name, false); }

private:
    const QString m_name;
    Q_DISABLE_COPY(Connection)
};

/// An empty blob, which Qt would write as NULL.
QVariant notNull(const QVariant &value)
{
    const bool isEmptyBlob = value.metaType() == QMetaType::fromType<QByteArray>()
        && !value.isNull() && value.toByteArray().isEmpty();
    return isEmptyBlob ? QVariant(QByteArray("")) : value;
}

/// Copies one table row by row. Two connections: a damaged page that is met in the one does not
/// spoil the transaction of the other.
class TableCopy
{
public:
    TableCopy(const QSqlDatabase &from, const QSqlDatabase &to, const QString &table)
        : m_select(from)
        , m_insert(to)
    {
        QStringList names;
        QSqlQuery info(from);
        info.exec(u"PRAGMA table_info(%1)"_s.arg(table));
        while (info.next())
            names.append(info.value(1).toString());
        const QString marks = QStringList(names.size(), u"?"_s).join(u", ");
        const QString columns = names.join(u", ");
        m_isValid = !names.isEmpty()
            && m_select.prepare(u"SELECT %1 FROM %2 WHERE seq = ?"_s.arg(columns, table))
            && m_insert.prepare(u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(table, columns, marks));
        m_columns = int(names.size());
    }
    bool isValid() const { return m_isValid; } ///< false: an older version has no such table

    /// Reads a row; false when it is not there or cannot be read.
    bool read(qint64 seq)
    {
        m_select.bindValue(0, seq);
        const bool found = m_select.exec() && m_select.next();
        m_broken = m_select.lastError().isValid();
        for (int i = 0; found && i < m_columns; ++i)
            m_insert.bindValue(i, notNull(m_select.value(i)));
        m_select.finish();
        return found;
    }
    bool isBroken() const { return m_broken; } ///< the row may be there, but cannot be read
    Status write()
    {
        return m_insert.exec() ? success()
                               : Status(cannotSalvage(sqlError(m_insert.lastError()).message));
    }

private:
    QSqlQuery m_select;
    QSqlQuery m_insert;
    int m_columns = 0;
    bool m_isValid = false;
    bool m_broken = false;
};

qint64 highestSeq(const QSqlDatabase &database)
{
    qint64 highest = 0;
    for (const QString &sql : {u"SELECT max(seq) FROM capture"_s, u"SELECT max(seq) FROM payload"_s,
                               u"SELECT seq FROM sqlite_sequence WHERE name = 'capture'"_s}) {
        QSqlQuery query(database);
        if (query.exec(sql) && query.next())
            highest = qMax(highest, query.value(0).toLongLong());
    }
    return highest;
}

Status execute(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    return query.exec(sql) ? success() : Status(cannotSalvage(sqlError(query.lastError()).message));
}

/// Copies all that belongs to one capture, or nothing.
Status copyCapture(qint64 seq, std::vector<TableCopy> &tables, SalvageResult &result)
{
    const bool hasCapture = tables[0].read(seq);
    const bool hasPayload = tables[1].read(seq);
    if (!hasCapture || !hasPayload) {
        if (hasCapture || hasPayload || tables[0].isBroken())
            ++result.lost;
        return success();
    }
    Status status = success();
    for (size_t i = 0; status && i < tables.size(); ++i) {
        if (i < 2 || tables[i].read(seq))
            status = tables[i].write();
    }
    ++result.saved;
    return status;
}

Result<SalvageResult> copyAll(const QSqlDatabase &from, const QSqlDatabase &to,
                              const CheckProgress &progress)
{
    std::vector<TableCopy> tables;
    for (const QString &table : {u"capture"_s, u"payload"_s, u"reverification"_s, u"mark"_s}) {
        TableCopy copy(from, to, table);
        if (copy.isValid())
            tables.push_back(std::move(copy));
        else if (tables.size() < 2)
            return cannotSalvage(QCoreApplication::translate(
                "SessionSalvage", "its tables cannot be found any more."));
    }
    SalvageResult result;
    const qint64 highest = highestSeq(from);
    Status status = execute(to, u"BEGIN"_s);
    for (qint64 seq = 1; status && !result.cancelled && seq <= highest; ++seq) {
        status = copyCapture(seq, tables, result);
        if (!status || seq % CapturesPerCommit != 0)
            continue;
        status = execute(to, u"COMMIT"_s);
        if (status)
            status = execute(to, u"BEGIN"_s);
        result.cancelled = progress && !progress(int(seq * 100 / highest));
    }
    if (status)
        status = execute(to, u"COMMIT"_s);
    return status ? Result<SalvageResult>(result) : Result<SalvageResult>(status.error());
}

} // namespace

Result<SalvageResult> salvageSession(const QString &damaged, const QString &output,
                                     const CheckProgress &progress)
{
    if (!QFileInfo::exists(damaged) || QFileInfo::exists(output))
        return cannotSalvage(QCoreApplication::translate(
            "SessionSalvage", "the damaged file must exist, and the new one must not."));
    if (const auto made = SessionFile::open(output, SessionAccess::ReadWrite); !made)
        return made.error();
    const Connection from(damaged, u"QSQLITE_OPEN_READONLY"_s);
    const Connection to(output, {});
    return copyAll(from.database(), to.database(), progress);
}

} // namespace hookglass

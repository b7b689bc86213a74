// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sqlstatement.h"

#include "core/store/sqlerror.h"

#include <QCoreApplication>
#include <QSqlDriver>
#include <QSqlQuery>

#include <sqlite3.h>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

Error asError(int code, const char *text)
{
    return sqlError(QSqlError({}, QString::fromUtf8(text), QSqlError::StatementError,
                              QString::number(code)));
}

/// Nothing unless the driver's SQLite is the one that we are linked with: a connection of another
/// one means nothing to it.
sqlite3 *handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    QSqlQuery query(database);
    if (!query.exec(u"SELECT sqlite_source_id()"_s) || !query.next()
        || query.value(0).toString() != QLatin1StringView(sqlite3_sourceid()))
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

} // namespace

void SqlStatement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Result<SqlStatement> SqlStatement::prepare(const QSqlDatabase &database, const char *sql)
{
    sqlite3 *handle = handleOf(database);
    if (!handle)
        return Error {QCoreApplication::translate(
            "SqlStatement",
            "Qt's SQLite driver has an SQLite of its own built in, Hookglass uses the "
            "system's %1. Install a Qt that uses the system's, too.")
                          .arg(QLatin1StringView(sqlite3_libversion()))};
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
        != SQLITE_OK)
        return asError(sqlite3_extended_errcode(handle), sqlite3_errmsg(handle));
    SqlStatement made;
    made.m_statement.reset(statement);
    made.m_texts.resize(size_t(sqlite3_bind_parameter_count(statement)) + 1);
    return made;
}

qint64 SqlStatement::lastRow() const
{
    return sqlite3_last_insert_rowid(sqlite3_db_handle(m_statement.get()));
}

void SqlStatement::bind(int index, qint64 number)
{
    m_texts[size_t(index)].isBound = false;
    note(sqlite3_bind_int64(m_statement.get(), index, number));
}

void SqlStatement::bind(int index, const QString &text)
{
    Text &last = m_texts[size_t(index)];
    if (last.isBound && last.value == text)
        return;
    last.value = text;
    last.isBound = text.isValidUtf16();
    if (!last.isBound) { // SQLite and Qt read half a surrogate pair in different ways
        note(sqlite3_bind_text16(m_statement.get(), index, last.value.utf16(),
                                 int(2 * last.value.size()), SQLITE_TRANSIENT));
        return;
    }
    last.utf8 = text.toUtf8();
    note(sqlite3_bind_text(m_statement.get(), index, last.utf8.constData(), int(last.utf8.size()),
                           SQLITE_STATIC));
}

/// The bytes are the caller's, who keeps them until it has run; the next run binds others.
void SqlStatement::bind(int index, const QByteArray &blob)
{
    m_texts[size_t(index)].isBound = false;
    note(sqlite3_bind_blob64(m_statement.get(), index, blob.constData(), quint64(blob.size()),
                             SQLITE_STATIC));
}

void SqlStatement::bindNull(int index)
{
    m_texts[size_t(index)].isBound = false;
    note(sqlite3_bind_null(m_statement.get(), index));
}

/// What is too large for SQLite is not bound, and must not be taken for the value before.
void SqlStatement::note(int result)
{
    if (result != SQLITE_OK)
        m_bindProblem = result;
}

Status SqlStatement::step()
{
    if (const int problem = std::exchange(m_bindProblem, SQLITE_OK); problem != SQLITE_OK) {
        for (Text &text : m_texts)
            text.isBound = false;
        return asError(problem, sqlite3_errstr(problem));
    }
    sqlite3 *database = sqlite3_db_handle(m_statement.get());
    Status status = success();
    if (const int result = sqlite3_step(m_statement.get());
        result != SQLITE_DONE && result != SQLITE_ROW)
        status = asError(sqlite3_extended_errcode(database), sqlite3_errmsg(database));
    sqlite3_reset(m_statement.get());
    return status;
}

} // namespace hookglass

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

/// Of one version, but built in different ways, two are two as well.
QStringList compiledHere()
{
    QStringList options {QString::fromLatin1(sqlite3_sourceid())};
    for (int i = 0; const char *option = sqlite3_compileoption_get(i); ++i)
        options.append(QString::fromLatin1(option));
    return options;
}

} // namespace

Result<sqlite3 *> sqliteConnection(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    QStringList compiledThere;
    for (const QString &question : {u"SELECT sqlite_source_id()"_s, u"PRAGMA compile_options"_s}) {
        if (!query.exec(question))
            return sqlError(query.lastError());
        while (query.next())
            compiledThere.append(query.value(0).toString());
    }
    const QVariant handle = database.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0 || compiledThere != compiledHere())
        return Error {QCoreApplication::translate(
                          "SqlStatement",
                          "Qt's SQLite driver has an SQLite of its own built in, but Hookglass "
                          "uses the system's %1. Install a Qt that uses the system's.")
                          .arg(QLatin1StringView(sqlite3_libversion()))};
    return *static_cast<sqlite3 *const *>(handle.constData());
}

void SqlStatement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Result<SqlStatement> SqlStatement::prepare(sqlite3 *connection, const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
        != SQLITE_OK)
        return asError(sqlite3_extended_errcode(connection), sqlite3_errmsg(connection));
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
    int result = SQLITE_OK;
    if (text.isValidUtf16()) {
        last.utf8 = text.toUtf8();
        result = sqlite3_bind_text64(m_statement.get(), index, last.utf8.constData(),
                                     quint64(last.utf8.size()), SQLITE_STATIC, SQLITE_UTF8);
    } else { // SQLite and Qt read half a surrogate pair in different ways
        result = sqlite3_bind_text64(m_statement.get(), index,
                                     reinterpret_cast<const char *>(last.value.utf16()),
                                     2 * quint64(last.value.size()), SQLITE_STATIC, SQLITE_UTF16);
    }
    last.isBound = result == SQLITE_OK;
    note(result);
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
    if (const int problem = std::exchange(m_bindProblem, SQLITE_OK); problem != SQLITE_OK)
        return asError(problem, sqlite3_errstr(problem));
    sqlite3 *database = sqlite3_db_handle(m_statement.get());
    Status status = success();
    if (const int result = sqlite3_step(m_statement.get());
        result != SQLITE_DONE && result != SQLITE_ROW)
        status = asError(sqlite3_extended_errcode(database), sqlite3_errmsg(database));
    sqlite3_reset(m_statement.get());
    return status;
}

} // namespace hookglass

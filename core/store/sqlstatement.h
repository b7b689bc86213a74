// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QSqlDatabase>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace hookglass {

/// SQLite's own connection within one that Qt SQL has opened. Fails when Qt's driver brings an
/// SQLite of its own: the two must be one library.
Result<sqlite3 *> sqliteConnection(const QSqlDatabase &database);

/// A prepared statement of SQLite itself, for what the writer does with every request: through
/// QSqlQuery a row of 24 columns takes four times as long, most of it for values that are the same
/// in every row. Belongs to the thread of its connection and must go before that is closed, or the
/// file stays open. Errors as sqlError() words them.
class SqlStatement
{
public:
    SqlStatement() = default;
    static Result<SqlStatement> prepare(sqlite3 *connection, const char *sql);

    /// Runs it once with these values for its question marks, one for each: numbers, QString as
    /// text, QByteArray as a blob, none of them ever NULL; an empty std::optional is NULL.
    template <typename... Values> Status run(const Values &...values)
    {
        Q_ASSERT(sizeof...(values) + 1 == m_texts.size());
        int index = 0;
        (bind(++index, values), ...);
        return step();
    }
    /// Of the row that was inserted last.
    qint64 lastRow() const;

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    struct Text
    {
        QString value;
        QByteArray utf8; ///< bound, as long as the value stays the same
        bool isBound = false;
    };

    void bind(int index, int number) { bind(index, qint64(number)); }
    void bind(int index, qint64 number);
    void bind(int index, const QString &text);
    void bind(int index, const QByteArray &blob);
    void bindNull(int index);
    template <typename Value> void bind(int index, const std::optional<Value> &value)
    {
        if (value)
            bind(index, *value);
        else
            bindNull(index);
    }
    void note(int result);
    Status step();

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    std::vector<Text> m_texts; ///< by parameter
    int m_bindProblem = 0; ///< SQLite's result code
};

} // namespace hookglass

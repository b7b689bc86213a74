// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QSqlDatabase>

#include <memory>
#include <optional>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace hookglass {

/// A prepared statement of SQLite itself, on a connection that Qt SQL has opened: for what runs
/// with every request. Through QSqlQuery a row of 24 columns takes four times as long, most of it
/// for values that are the same in every row. It must go before its connection, and belongs to the
/// same thread. Errors as sqlError() words them.
class SqlStatement
{
public:
    SqlStatement() = default;
    /// Also fails when Qt's driver brings an SQLite of its own: the two must be one library.
    static Result<SqlStatement> prepare(const QSqlDatabase &database, const char *sql);

    /// Runs it once with these values for its question marks, in their order. Numbers, QString as
    /// text and QByteArray as a blob, neither of them ever NULL; std::nullopt is NULL.
    template <typename... Values> Status run(const Values &...values)
    {
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

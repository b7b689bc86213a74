// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionschema.h"

#include "core/store/sqlerror.h"
#include "core/store/sqlrun.h"

#include <QSqlQuery>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

// The narrow table is what timelines and filters read; heads, bodies and the long texts stand
// apart, so that reading a million summaries touches none of them. Times are µs since the epoch
// unless the name says otherwise; verdict and sender are the ids that exports use.
constexpr const char *Version1[] = {
    "CREATE TABLE capture ("
    " seq INTEGER PRIMARY KEY AUTOINCREMENT,"
    " received_at INTEGER NOT NULL,"
    " listener TEXT NOT NULL,"
    " peer TEXT NOT NULL,"
    " method BLOB NOT NULL,"
    " target BLOB NOT NULL,"
    " body_size INTEGER NOT NULL,"
    " refusal_status INTEGER NOT NULL," // 0: not refused
    " refusal_reason TEXT NOT NULL,"
    " verdict TEXT NOT NULL,"
    " cause TEXT NOT NULL," // of the first diagnosis
    " sender TEXT NOT NULL,"
    " event TEXT NOT NULL,"
    " event_id TEXT NOT NULL,"
    " created_at_seconds INTEGER," // as the event says
    " room_id TEXT NOT NULL,"
    " participant TEXT NOT NULL,"
    " summary TEXT NOT NULL,"
    " status INTEGER NOT NULL," // of the answer, 0: none
    " rule TEXT NOT NULL,"
    " answered_after INTEGER NOT NULL)", // µs from received_at
    "CREATE TABLE payload ("
    " seq INTEGER PRIMARY KEY REFERENCES capture (seq),"
    " head BLOB NOT NULL,"
    " body BLOB NOT NULL,"
    " verification BLOB NOT NULL," // JSON
    " event BLOB NOT NULL)", // JSON
};

// Captures that were judged again with other keys: the latest judgement of each.
constexpr const char *Version2[] = {
    "CREATE TABLE reverification ("
    " seq INTEGER PRIMARY KEY REFERENCES capture (seq),"
    " judged_at INTEGER NOT NULL,"
    " verdict TEXT NOT NULL,"
    " cause TEXT NOT NULL,"
    " verification BLOB NOT NULL)", // JSON
};

// How deliveries stand to each other, what else an answer said, what the user said, and what was
// taken away. In `answer` NULL stands for an answer without headers and body.
constexpr const char *Version3[] = {
    "ALTER TABLE capture ADD COLUMN attempt INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE capture ADD COLUMN retry_of INTEGER", // seq
    "ALTER TABLE capture ADD COLUMN duplicate_of INTEGER", // seq
    "ALTER TABLE capture ADD COLUMN retry_after INTEGER", // seconds, of the answer
    "ALTER TABLE payload ADD COLUMN answer BLOB", // JSON
    "CREATE TABLE mark ("
    " seq INTEGER PRIMARY KEY REFERENCES capture (seq),"
    " pinned INTEGER NOT NULL,"
    " colour INTEGER NOT NULL," // 0: none
    " note TEXT NOT NULL)",
    "CREATE TABLE removal ("
    " id INTEGER PRIMARY KEY,"
    " at INTEGER NOT NULL," // of the last one
    " first_seq INTEGER NOT NULL,"
    " last_seq INTEGER NOT NULL," // marked captures between the two have stayed
    " captures INTEGER NOT NULL,"
    " bytes INTEGER NOT NULL," // of heads and bodies
    " why TEXT NOT NULL)",
};

// Colours that the user gave to all events of a room, also to those still to come.
constexpr const char *Version4[] = {
    "CREATE TABLE room_colour ("
    " room TEXT PRIMARY KEY NOT NULL," // as capture.room_id
    " colour INTEGER NOT NULL)",
};

// What the user deleted: the captures between two numbers, both included. Those of one deed are a
// batch. An id is never used again, so that the highest one tells whether there is more or less.
constexpr const char *Version5[] = {
    "CREATE TABLE trash ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " batch INTEGER NOT NULL,"
    " first_seq INTEGER NOT NULL,"
    " last_seq INTEGER NOT NULL)",
    "CREATE INDEX trash_batch ON trash (batch)",
};

// A log that had to grow while somebody was reading is cut again once it starts over.
const auto LogSizeLimit = u"PRAGMA journal_size_limit = 67108864"_s;

/// Runs the statements of one migration and counts it, or leaves everything as it was.
template <size_t Count>
Status migrate(QSqlDatabase database, const char *const (&statements)[Count], quint32 version)
{
    if (!database.transaction())
        return sqlError(database.lastError());
    QStringList all {u"PRAGMA application_id = %1"_s.arg(SessionApplicationId),
                     u"PRAGMA user_version = %1"_s.arg(version)};
    for (const char *statement : statements)
        all.append(QString::fromLatin1(statement));
    for (const QString &statement : std::as_const(all)) {
        if (const Status status = execute(database, statement); !status) {
            database.rollback();
            return status;
        }
    }
    if (!database.commit())
        return sqlError(database.lastError());
    return success();
}

Status bringUpToDate(const QSqlDatabase &database)
{
    const quint32 version = sessionVersion(database);
    if (version < 1) {
        // Before the first page is written, and not possible inside a transaction. SQLite then
        // notes who refers to a page, so that a Compactor can move it.
        for (const QString &pragma :
             {u"PRAGMA page_size = 16384"_s, u"PRAGMA auto_vacuum = INCREMENTAL"_s}) {
            if (const Status status = execute(database, pragma); !status)
                return status;
        }
        if (const Status status = migrate(database, Version1, 1); !status)
            return status;
    }
    if (version < 2) {
        if (const Status status = migrate(database, Version2, 2); !status)
            return status;
    }
    if (version < 3) {
        if (const Status status = migrate(database, Version3, 3); !status)
            return status;
    }
    if (version < 4) {
        if (const Status status = migrate(database, Version4, 4); !status)
            return status;
    }
    return version < 5 ? migrate(database, Version5, 5) : success();
}

} // namespace

quint32 sessionVersion(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    return query.exec(u"PRAGMA user_version"_s) && query.next() ? query.value(0).toUInt() : 0;
}

Status prepareSession(const QSqlDatabase &database)
{
    if (const Status status = bringUpToDate(database); !status)
        return status;
    for (const QString &pragma : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s,
                                  u"PRAGMA foreign_keys = ON"_s, LogSizeLimit,
                                  u"PRAGMA wal_autocheckpoint = %1"_s.arg(CheckpointPages)}) {
        if (const Status status = execute(database, pragma); !status)
            return status;
    }
    return success();
}

} // namespace hookglass

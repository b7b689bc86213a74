// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionsalvage.h"

#include "core/store/sessionfile.h"
#include "core/store/sqlerror.h"
#include "core/store/sqlrun.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 CapturesPerCommit = 1000;
constexpr qint64 MostOfRest = 100'000; // rows; damage may have made a number enormous

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
    TableCopy(const QSqlDatabase &from, const QSqlDatabase &to, const QString &table,
              const QString &key = u"seq"_s)
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
            && m_select.prepare(u"SELECT %1 FROM %2 WHERE %3 = ?"_s.arg(columns, table, key))
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
    /// `written` is false when the row breaks the rules of the new table.
    Status write(bool &written)
    {
        written = m_insert.exec();
        if (written || sqlCode(m_insert.lastError()) == SqlConstraint)
            return success();
        return cannotSalvage(sqlError(m_insert.lastError()).message);
    }

private:
    QSqlQuery m_select;
    QSqlQuery m_insert;
    int m_columns = 0;
    bool m_isValid = false;
    bool m_broken = false;
};

/// The table's own counter helps where the last pages cannot be read. It may be damaged, too: no
/// session comes near the bound.
qint64 highestSeq(const QSqlDatabase &database)
{
    constexpr qint64 MaxSeq = 1'000'000'000;
    const qint64 capture = number(database, u"SELECT max(seq) FROM capture"_s, -1);
    const qint64 payload = number(database, u"SELECT max(seq) FROM payload"_s, -1);
    qint64 highest = qMax(capture, payload);
    if (capture < 0 || payload < 0)
        highest = qMax(
            highest, number(database, u"SELECT seq FROM sqlite_sequence WHERE name = 'capture'"_s));
    return qBound(0LL, highest, MaxSeq);
}

Status run(const QSqlDatabase &database, const QString &sql)
{
    const Status status = execute(database, sql);
    return status ? status : Status(cannotSalvage(status.error().message));
}

/// Copies all that belongs to one capture. What cannot be stored, since damage has made nonsense of
/// it, is lost like what cannot be read.
class CaptureCopy
{
public:
    CaptureCopy(const QSqlDatabase &from, const QSqlDatabase &to)
        : m_to(to)
        , m_capture(from, to, u"capture"_s)
        , m_payload(from, to, u"payload"_s)
        , m_more {{{from, to, u"reverification"_s}, {from, to, u"mark"_s}}}
    {
    }
    bool isValid() const { return m_capture.isValid() && m_payload.isValid(); }

    Status copy(qint64 seq, SalvageResult &result)
    {
        const bool hasCapture = m_capture.read(seq);
        const bool hasPayload = m_payload.read(seq);
        if (!hasCapture || !hasPayload) {
            if (hasCapture || hasPayload || m_capture.isBroken())
                ++result.lost;
            return success();
        }
        Status status = run(m_to, u"SAVEPOINT one"_s);
        bool saved = false;
        if (status)
            status = m_capture.write(saved);
        if (status && saved)
            status = m_payload.write(saved);
        if (status && !saved)
            status = run(m_to, u"ROLLBACK TO one"_s);
        if (status)
            status = run(m_to, u"RELEASE one"_s);
        ++(saved ? result.saved : result.lost);
        for (TableCopy &table : m_more) {
            if (status && saved && table.isValid())
                status = copyMore(table, seq, result);
        }
        return status;
    }

private:
    static Status copyMore(TableCopy &table, qint64 seq, SalvageResult &result)
    {
        bool written = false;
        Status status = success();
        const bool found = table.read(seq);
        if (found)
            status = table.write(written);
        if ((found && !written) || table.isBroken())
            ++result.lostNotes;
        return status;
    }

    const QSqlDatabase m_to;
    TableCopy m_capture;
    TableCopy m_payload;
    std::array<TableCopy, 2> m_more; ///< older versions lack some
};

/// What is about no capture alone: what retention has taken away, and the colours of rooms. Older
/// versions have neither, and the captures are worth more than what cannot be read of it. What the
/// user deleted is a capture like the others again: damage to that table could take all away.
void copyRest(const QSqlDatabase &from, const QSqlDatabase &to)
{
    for (const QString &table : {u"removal"_s, u"room_colour"_s}) {
        TableCopy rest(from, to, table, u"rowid"_s);
        const qint64 highest = number(from, u"SELECT max(rowid) FROM "_s + table);
        bool written = true;
        for (qint64 id = 1; rest.isValid() && id <= qMin(highest, MostOfRest); ++id) {
            if (rest.read(id) && !rest.write(written))
                break;
        }
    }
}

Result<SalvageResult> copyAll(const QSqlDatabase &from, const QSqlDatabase &to,
                              const CheckProgress &progress)
{
    CaptureCopy captures(from, to);
    if (!captures.isValid())
        return cannotSalvage(
            QCoreApplication::translate("SessionSalvage", "its tables cannot be found any more."));
    SalvageResult result;
    result.hadDeleted = number(from, u"SELECT count(*) FROM trash"_s) > 0;
    const qint64 highest = highestSeq(from);
    Status status = run(to, u"BEGIN"_s);
    for (qint64 seq = 1; status && !result.cancelled && seq <= highest; ++seq) {
        status = captures.copy(seq, result);
        if (!status || seq % CapturesPerCommit != 0)
            continue;
        status = run(to, u"COMMIT"_s);
        if (status)
            status = run(to, u"BEGIN"_s);
        result.cancelled = progress && !progress(int(seq * 100 / highest));
    }
    if (status) {
        copyRest(from, to);
        status = run(to, u"COMMIT"_s);
    }
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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionsalvage.h"

#include "core/store/sessionfile.h"
#include "core/store/sqlerror.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
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

/// A new session with the damaged one attached to it, read-only.
class Salvage
{
public:
    explicit Salvage(const QString &output)
        : m_name(QUuid::createUuid().toString())
        , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
    {
        m_database.setDatabaseName(output);
        m_database.setConnectOptions(u"QSQLITE_OPEN_URI"_s);
    }
    ~Salvage()
    {
        m_copies.clear();
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
    }

    Status attach(const QString &damaged);
    qint64 highest();
    bool copy(qint64 seq); ///< false: no such capture, or it cannot be read
    bool exists(qint64 seq);
    Status run(const QString &sql);

private:
    QStringList columns(const QString &table);

    const QString m_name;
    QSqlDatabase m_database;
    std::vector<QSqlQuery> m_copies; ///< capture and payload first: without them there is nothing
    Q_DISABLE_COPY(Salvage)
};

Status Salvage::attach(const QString &damaged)
{
    if (!m_database.open())
        return cannotSalvage(sqlError(m_database.lastError()).message);
    QSqlQuery query(m_database);
    query.prepare(u"ATTACH ? AS damaged"_s);
    query.bindValue(
        0, QString(QString::fromLatin1(QUrl::fromLocalFile(damaged).toEncoded()) + u"?mode=ro"_s));
    if (!query.exec())
        return cannotSalvage(sqlError(query.lastError()).message);
    for (const QString &table : {u"capture"_s, u"payload"_s, u"reverification"_s, u"mark"_s}) {
        const QString names = columns(table).join(u", ");
        if (names.isEmpty())
            continue; // an older version has no such table
        m_copies.emplace_back(m_database);
        if (!m_copies.back().prepare(
                u"INSERT INTO main.%1 (%2) SELECT %2 FROM damaged.%1 WHERE seq = ?"_s.arg(table,
                                                                                          names)))
            return cannotSalvage(sqlError(m_copies.back().lastError()).message);
    }
    return m_copies.size() >= 2 ? success()
                                : Status(cannotSalvage(QCoreApplication::translate(
                                    "SessionSalvage", "its tables cannot be read.")));
}

QStringList Salvage::columns(const QString &table)
{
    QStringList names;
    QSqlQuery query(m_database);
    query.exec(u"PRAGMA damaged.table_info(%1)"_s.arg(table));
    while (query.next())
        names.append(query.value(1).toString());
    return names;
}

qint64 Salvage::highest()
{
    qint64 highest = 0;
    for (const QString &sql :
         {u"SELECT max(seq) FROM damaged.capture"_s, u"SELECT max(seq) FROM damaged.payload"_s,
          u"SELECT seq FROM damaged.sqlite_sequence"_s}) {
        QSqlQuery query(m_database);
        if (query.exec(sql) && query.next())
            highest = qMax(highest, query.value(0).toLongLong());
    }
    return highest;
}

Status Salvage::run(const QString &sql)
{
    QSqlQuery query(m_database);
    return query.exec(sql) ? success() : Status(cannotSalvage(sqlError(query.lastError()).message));
}

bool Salvage::exists(qint64 seq)
{
    QSqlQuery query(m_database);
    const bool ok = query.exec(u"SELECT 1 FROM damaged.capture WHERE seq = %1"_s.arg(seq));
    return query.next() || !ok || query.lastError().isValid();
}

bool Salvage::copy(qint64 seq)
{
    for (size_t i = 0; i < m_copies.size(); ++i) {
        m_copies[i].bindValue(0, seq);
        const bool copied = m_copies[i].exec() && m_copies[i].numRowsAffected() > 0;
        if (copied || i >= 2)
            continue;
        // What is left of it would be half a capture. If this fails, so does the commit.
        return run(u"DELETE FROM main.capture WHERE seq = %1"_s.arg(seq)) && false;
    }
    return true;
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
    Salvage salvage(output);
    if (const Status attached = salvage.attach(damaged); !attached)
        return attached.error();
    SalvageResult result;
    const qint64 highest = salvage.highest();
    Status ok = salvage.run(u"BEGIN"_s);
    for (qint64 seq = 1; ok && seq <= highest; ++seq) {
        if (salvage.copy(seq))
            ++result.saved;
        else if (salvage.exists(seq))
            ++result.lost;
        if (seq % CapturesPerCommit != 0)
            continue;
        ok = salvage.run(u"COMMIT"_s);
        if (ok)
            ok = salvage.run(u"BEGIN"_s);
        if (progress && !progress(int(seq * 100 / highest))) {
            result.cancelled = true;
            break;
        }
    }
    if (ok)
        ok = salvage.run(u"COMMIT"_s);
    if (!ok)
        return ok.error();
    return result;
}

} // namespace hookglass

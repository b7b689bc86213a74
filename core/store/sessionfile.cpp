// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionfile.h"

#include "core/store/sessionschema.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
// Beyond this a full check would keep the user waiting; the structure is still read.
constexpr qint64 FullyCheckedBytes = 64 * 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("SessionFile", text);
}

Error cannotOpen(const QString &path, const QString &why)
{
    return {tr("Cannot open the session %1: %2").arg(QDir::toNativeSeparators(path), why)};
}

/// Judges an existing file by its first bytes, before SQLite may touch it.
Status checkHeader(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannotOpen(path, file.errorString() + u'.');
    const SessionHeader header = readSessionHeader(file.read(SessionHeader::Bytes));
    if (!header.isSqlite)
        return cannotOpen(path, tr("this is not a Hookglass session."));
    if (header.applicationId != SessionApplicationId)
        return cannotOpen(path, tr("this is a SQLite database of another program."));
    if (header.version > SessionVersion)
        return cannotOpen(path,
                          tr("it was written by a newer version of Hookglass (file version %1; "
                             "this program reads up to %2).")
                              .arg(header.version)
                              .arg(SessionVersion));
    return success();
}

/// A new file that nobody else may read: sessions hold tokens that can be replayed.
Status createEmpty(const QString &path)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return cannotOpen(path, tr("its folder cannot be made."));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly, OwnerOnly))
        return cannotOpen(path, file.errorString() + u'.');
    return success();
}

Status checkContent(const QSqlDatabase &database, const QString &path)
{
    QSqlQuery query(database);
    const QString check = QFileInfo(path).size() <= FullyCheckedBytes
        ? u"PRAGMA quick_check(1)"_s
        : u"SELECT 'ok' FROM sqlite_master WHERE name = 'capture'"_s;
    if (!query.exec(check) || !query.next() || query.value(0).toString() != "ok"_L1) {
        const QString why = query.lastError().isValid() ? query.lastError().databaseText()
                                                        : query.value(0).toString();
        return cannotOpen(path, tr("the file is damaged (%1). It was left as it is.").arg(why));
    }
    return success();
}

} // namespace

SessionFile::SessionFile(QString path, QString connectionName)
    : m_path(std::move(path))
    , m_connectionName(std::move(connectionName))
{
}

SessionFile::SessionFile(SessionFile &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_connectionName(std::exchange(other.m_connectionName, {}))
{
}

SessionFile &SessionFile::operator=(SessionFile &&other) noexcept
{
    if (this != &other) {
        close();
        m_path = std::move(other.m_path);
        m_connectionName = std::exchange(other.m_connectionName, {});
    }
    return *this;
}

SessionFile::~SessionFile()
{
    close();
}

void SessionFile::close()
{
    if (m_connectionName.isEmpty())
        return;
    database().close();
    QSqlDatabase::removeDatabase(m_connectionName);
    m_connectionName.clear();
}

QSqlDatabase SessionFile::database() const
{
    return QSqlDatabase::database(m_connectionName, false);
}

Result<SessionFile> SessionFile::connect(const QString &path, SessionAccess access)
{
    SessionFile file(path, QUuid::createUuid().toString());
    auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, file.m_connectionName);
    database.setDatabaseName(path);
    database.setConnectOptions(access == SessionAccess::ReadOnly
                                   ? u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s
                                   : u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open())
        return cannotOpen(path, database.lastError().databaseText() + u'.');
    return file;
}

Result<SessionFile> SessionFile::open(const QString &path, SessionAccess access)
{
    const bool isNew = !QFileInfo::exists(path) || QFileInfo(path).size() == 0;
    if (isNew && access == SessionAccess::ReadOnly)
        return cannotOpen(path, tr("there is no such session."));
    if (isNew) {
        if (const Status created = createEmpty(path); !created)
            return created.error();
    } else {
        if (const Status header = checkHeader(path); !header)
            return header.error();
        const Result<SessionFile> probe = connect(path, SessionAccess::ReadOnly);
        if (!probe)
            return probe.error();
        if (const Status content = checkContent(probe->database(), path); !content)
            return content.error();
    }
    Result<SessionFile> file = connect(path, access);
    if (!file || access == SessionAccess::ReadOnly)
        return file;
    const Status prepared = prepareSession(file->database());
    if (!prepared)
        return cannotOpen(path, prepared.error().message + u'.');
    return file;
}

QString newSessionPath(qint64 nowUs)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + "/hookglass/sessions/"_L1;
    const QString stem =
        QDateTime::fromMSecsSinceEpoch(nowUs / 1000).toString(u"yyyy-MM-dd HH-mm-ss");
    QString path = folder + stem + ".hookglass"_L1;
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = folder + stem + u" (%1).hookglass"_s.arg(i);
    return path;
}

} // namespace hookglass

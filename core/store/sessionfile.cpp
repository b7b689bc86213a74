// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionfile.h"

#include "core/store/sessionbackup.h"
#include "core/store/sessionschema.h"
#include "core/store/sqlerror.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QUrl>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
const auto ReadOptions = u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s;
const auto WriteOptions = u"QSQLITE_BUSY_TIMEOUT=5000"_s;
// For a medium that nobody can write: SQLite then needs no files beside the session.
const auto ImmutableOptions = u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s;

QString tr(const char *text)
{
    return QCoreApplication::translate("SessionFile", text);
}

Error cannotOpen(const QString &path, const QString &why)
{
    return {tr("Cannot open the session %1: %2").arg(QDir::toNativeSeparators(path), why)};
}

QString logPath(const QString &path)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    return (real.isEmpty() ? path : real) + "-wal"_L1;
}

/// SQLite has one only while it makes or changes a file that is not in the mode of logs yet. One
/// that nobody is writing is what a crash has left: undone by whoever opens the file to write.
bool hasJournal(const QString &path)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    return QFileInfo((real.isEmpty() ? path : real) + "-journal"_L1).size() > 0;
}

Error readOnlyMedium(const QString &path)
{
    return cannotOpen(
        path,
        tr("its last events are still in the file %1, which cannot be used on a read-only medium. "
           "Copy both files to a folder that can be written and open the session there.")
            .arg(QFileInfo(logPath(path)).fileName()));
}

/// Whose file it is and of which version, asked through SQLite: opening the file ourselves would
/// end the locks that another connection of this process holds.
Status checkKind(const QSqlDatabase &database, const QString &path)
{
    QSqlQuery query(database);
    if (!query.exec(u"PRAGMA application_id"_s) || !query.next()) {
        if (sqlCode(query.lastError()) == SqlNotADatabase)
            return cannotOpen(path, tr("this is not a Hookglass session."));
        if (sqlCode(query.lastError()) == SqlDamaged)
            return cannotOpen(path, damagedSession(path, query.lastError().databaseText()).message);
        return cannotOpen(path, sqlError(query.lastError()).message);
    }
    if (query.value(0).toUInt() != SessionApplicationId)
        return cannotOpen(path, tr("this is a SQLite database of another program."));
    const quint32 version = sessionVersion(database);
    if (version > SessionVersion)
        return cannotOpen(path,
                          tr("it was written by a newer version of Hookglass (file version %1; "
                             "this program reads up to %2).")
                              .arg(version)
                              .arg(SessionVersion));
    return success();
}

/// A new file that nobody else may read: sessions hold tokens that can be replayed.
Status createEmpty(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, OwnerOnly))
        return cannotOpen(path, file.errorString() + u'.');
    return success();
}

} // namespace

SessionFile::SessionFile(QString path, QString connectionName)
    : m_path(std::move(path))
    , m_connectionName(std::move(connectionName))
    , m_identity(FileIdentity::of(m_path))
{
}

SessionFile::SessionFile(SessionFile &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_connectionName(std::exchange(other.m_connectionName, {}))
    , m_backupPath(std::move(other.m_backupPath))
    , m_identity(other.m_identity)
    , m_logPath(std::move(other.m_logPath))
    , m_logIdentity(other.m_logIdentity)
    , m_lock(std::move(other.m_lock))
{
}

SessionFile &SessionFile::operator=(SessionFile &&other) noexcept
{
    if (this != &other) {
        close();
        m_path = std::move(other.m_path);
        m_connectionName = std::exchange(other.m_connectionName, {});
        m_backupPath = std::move(other.m_backupPath);
        m_identity = other.m_identity;
        m_logPath = std::move(other.m_logPath);
        m_logIdentity = other.m_logIdentity;
        m_lock = std::move(other.m_lock);
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
    m_lock.reset(); // after the last write
}

QSqlDatabase SessionFile::database() const
{
    return QSqlDatabase::database(m_connectionName, false);
}

bool SessionFile::isInPlace()
{
    if (!m_identity || FileIdentity::of(m_path) != m_identity)
        return false;
    if (m_logPath.isEmpty())
        m_logPath = logPath(m_path); // SQLite, too, follows links only once
    const auto log = FileIdentity::of(m_logPath);
    if (!m_logIdentity)
        m_logIdentity = log; // SQLite makes it with the first transaction
    return log == m_logIdentity;
}

Result<SessionFile> SessionFile::connect(const QString &path, const QString &options)
{
    SessionFile file(path, QUuid::createUuid().toString());
    auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, file.m_connectionName);
    database.setDatabaseName(
        options == ImmutableOptions ? QString(
            QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded()) + u"?immutable=1"_s)
                                    : path);
    database.setConnectOptions(options);
    if (!database.open())
        return cannotOpen(path, database.lastError().databaseText() + u'.');
    return file;
}

/// A reader of a session needs its log and the index of the log; where these cannot be made, a file
/// without a log can be read all the same.
Result<SessionFile> SessionFile::openReadOnly(const QString &path)
{
    if (!QFileInfo::exists(path) || QFileInfo(path).size() == 0)
        return cannotOpen(path, tr("there is no such session."));
    Result<SessionFile> file = connect(path, ReadOptions);
    if (!file)
        return file;
    QSqlQuery query(file->database());
    if (query.exec(u"SELECT count(*) FROM sqlite_master"_s))
        return file;
    const int code = sqlCode(query.lastError());
    if ((code != SqlCannotOpen && code != SqlReadOnly) || !QFileInfo(path).isReadable())
        return file; // what is wrong is told by whoever looks closer
    if (hasJournal(path))
        return cannotOpen(path,
                          tr("the program that was changing it has been cut off. It is put right "
                             "when Hookglass opens it to write; open it so once."));
    if (QFileInfo(logPath(path)).size() > 0)
        return readOnlyMedium(path);
    query.clear();
    return connect(path, ImmutableOptions);
}

Result<SessionFile> SessionFile::open(const QString &path, SessionAccess access,
                                      const CheckProgress &progress)
{
    if (QFileInfo(path).isDir())
        return cannotOpen(path, tr("this is a folder."));
    if (access == SessionAccess::ReadWrite)
        return openToWrite(path, progress);
    Result<SessionFile> file = openReadOnly(path);
    if (!file)
        return file;
    if (const Status kind = checkKind(file->database(), path); !kind)
        return kind.error();
    if (const Status sound = checkSession(file->database(), path, CheckDepth::Quick, progress);
        !sound)
        return cannotOpen(path, sound.error().message);
    return file;
}

/// A new file that had not got its tables is empty again then.
Status SessionFile::undoCutOff(const QString &path)
{
    const Result<SessionFile> file = connect(path, WriteOptions);
    if (!file)
        return file.error();
    // SQLite does it before it reads anything. What it finds then is looked at like any other file.
    QSqlQuery(file->database()).exec(u"SELECT count(*) FROM sqlite_master"_s);
    return success();
}

Result<SessionFile> SessionFile::openToWrite(const QString &path, const CheckProgress &progress)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return cannotOpen(path, tr("its folder cannot be made."));
    if (QFileInfo::exists(path) && !QFileInfo(path).isWritable())
        return cannotOpen(path,
                          tr("the file or its disk is read-only. Make it writable, or choose "
                             "another session."));
    Result<SessionLock> lock = SessionLock::take(path);
    if (!lock)
        return cannotOpen(path, lock.error().message);
    if (!QFileInfo::exists(path)) {
        if (const Status created = createEmpty(path); !created)
            return created.error();
    }
    if (hasJournal(path)) {
        if (const Status undone = undoCutOff(path); !undone)
            return undone.error();
    }
    if (QFileInfo(path).size() > 0) {
        // Nobody writes it, and yet there is a log: its writer has not ended well.
        const bool unclean = QFileInfo(logPath(path)).size() > 0;
        const Result<SessionFile> probe = openReadOnly(path);
        if (!probe)
            return probe.error();
        if (const Status kind = checkKind(probe->database(), path); !kind)
            return kind.error();
        if (const Status sound = checkSession(
                probe->database(), path, unclean ? CheckDepth::Whole : CheckDepth::Quick, progress);
            !sound)
            return cannotOpen(path, sound.error().message);
    }
    Result<SessionFile> file = connect(path, WriteOptions);
    if (!file)
        return file;
    file->m_lock = std::move(lock.value());
    if (const Status done = file->bringUpToDate(); !done)
        return cannotOpen(path, done.error().message);
    return file;
}

Status SessionFile::bringUpToDate()
{
    const quint32 version = sessionVersion(database());
    if (version > 0 && version < SessionVersion) {
        const Result<QString> backup = backUpSession(database(), m_path, int(version));
        if (!backup)
            return backup.error();
        m_backupPath = *backup;
    }
    return prepareSession(database());
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

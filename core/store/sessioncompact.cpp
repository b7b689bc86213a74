// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessioncompact.h"

#include "core/base/text.h"
#include "core/store/sqlerror.h"
#include "core/store/sqlrun.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>

#include <filesystem>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SessionCompact", text);
}

/// Where SQLite puts its temporary files: the first of these that can be used.
QString temporaryFolder()
{
#ifdef Q_OS_WIN
    return QDir::tempPath();
#else
    const QStringList folders {qEnvironmentVariable("SQLITE_TMPDIR"),
                               qEnvironmentVariable("TMPDIR"), u"/var/tmp"_s, u"/usr/tmp"_s,
                               u"/tmp"_s};
    for (const QString &folder : folders) {
        const QFileInfo info(folder);
        if (!folder.isEmpty() && info.isDir() && info.isWritable() && info.isExecutable())
            return folder;
    }
    return u"."_s;
#endif
}

/// What is in use is written twice before the old pages go: to a temporary file and to the log.
Status checkSpace(const SessionFile &file)
{
    const QSqlDatabase database = file.database();
    const qint64 used =
        (number(database, u"PRAGMA page_count"_s) - number(database, u"PRAGMA freelist_count"_s))
        * number(database, u"PRAGMA page_size"_s);
    const QStringList folders {QFileInfo(file.path()).absolutePath(), temporaryFolder()};
    for (const QString &folder : folders) {
        std::error_code failed;
        const auto space = std::filesystem::space(QFile::encodeName(folder).constData(), failed);
        if (!failed && space.available < std::uintmax_t(used) * 2)
            return Error {tr("there is not enough free space in %1 (%2 needed, %3 free).")
                              .arg(QDir::toNativeSeparators(folder), humanSize(used * 2),
                                   humanSize(qint64(space.available)))};
    }
    return success();
}

Status cutFile(const QSqlDatabase &database)
{
    const Result<qint64> rest = takeOverLog(database);
    if (!rest)
        return rest.error();
    return *rest == 0 ? success() : Status(Error {stillRead()});
}

} // namespace

QString stillRead()
{
    return tr("another program is reading it. It is smaller once that program has closed it and "
              "this is done again.");
}

Error cannotCompact(const SessionFile &file, const QString &why)
{
    return {tr("Cannot compact the session %1: %2")
                .arg(QDir::toNativeSeparators(file.path()), why)};
}

Result<qint64> takeOverLog(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s) || !query.next())
        return sqlError(query.lastError());
    const bool busy = query.value(0).toInt() != 0;
    const qint64 pages = query.value(1).toLongLong();
    if (busy && pages < 0)
        return 1; // at least: somebody else is just taking it over
    return pages - query.value(2).toLongLong();
}

Result<qint64> compactSession(const SessionFile &file)
{
    Status done = checkSpace(file);
    if (done)
        done = execute(file.database(), u"PRAGMA auto_vacuum = INCREMENTAL"_s);
    if (done)
        done = execute(file.database(), u"VACUUM"_s);
    if (done)
        done = cutFile(file.database());
    if (!done)
        return cannotCompact(file, done.error().message);
    return QFileInfo(file.path()).size();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessioncompact.h"

#include "core/base/text.h"
#include "core/store/sqlerror.h"

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

qint64 number(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    return query.exec(sql) && query.next() ? query.value(0).toLongLong() : 0;
}

/// What is in use is written twice before the old pages go: to a temporary file and to the log.
Status checkRoom(const SessionFile &file)
{
    const QSqlDatabase database = file.database();
    const qint64 used =
        (number(database, u"PRAGMA page_count"_s) - number(database, u"PRAGMA freelist_count"_s))
        * number(database, u"PRAGMA page_size"_s);
    const QStringList folders {QFileInfo(file.path()).absolutePath(), QDir::tempPath()};
    for (const QString &folder : folders) {
        std::error_code failed;
        const auto space = std::filesystem::space(QFile::encodeName(folder).constData(), failed);
        if (!failed && space.available < std::uintmax_t(used) * 2)
            return Error {tr("there is no room for it in %1 (%2 needed, %3 free).")
                              .arg(QDir::toNativeSeparators(folder), humanSize(used * 2),
                                   humanSize(qint64(space.available)))};
    }
    return success();
}

Status execute(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    return query.exec(sql) ? success() : Status(sqlError(query.lastError()));
}

} // namespace

Result<qint64> compactSession(const SessionFile &file)
{
    Status done = checkRoom(file);
    for (const QString &sql : {u"VACUUM"_s, u"PRAGMA wal_checkpoint(TRUNCATE)"_s}) {
        if (done)
            done = execute(file.database(), sql);
    }
    if (!done)
        return Error {tr("Cannot compact the session %1: %2")
                          .arg(QDir::toNativeSeparators(file.path()), done.error().message)};
    return QFileInfo(file.path()).size();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionbackup.h"

#include "core/base/text.h"
#include "core/store/sqlerror.h"
#include "core/store/sqlrun.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QUuid>

#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 SpareBytes = 1024 * 1024; // for the migration itself

QString tr(const char *text)
{
    return QCoreApplication::translate("SessionBackup", text);
}

Status checkSpace(const QSqlDatabase &database, const QString &folder)
{
    const qint64 needed =
        number(database, u"PRAGMA page_count"_s) * number(database, u"PRAGMA page_size"_s)
        + SpareBytes;
    std::error_code failed;
    const auto space = std::filesystem::space(QFile::encodeName(folder).constData(), failed);
    if (failed || space.available >= std::uintmax_t(needed))
        return success(); // where it cannot be told beforehand, the copying tells
    return Error {tr("it is of an older version, and there is no space for the copy that is made "
                     "before it is changed (%1 needed, %2 free). Make space and open it again. The "
                     "file was left as it is.")
                      .arg(humanSize(needed), humanSize(qint64(space.available)))};
}

/// Empty and for the owner only: SQLite fills it, and would let others read it.
bool createPrivate(const QString &path)
{
    QFile::remove(path); // of a copying that was cut off
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                     QFile::ReadOwner | QFile::WriteOwner);
}

bool sync(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool ok = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return ok;
}

/// The copy is sound and has as many captures as the original.
bool isGood(const QString &copy, qint64 captures)
{
    const QString name = QUuid::createUuid().toString();
    bool good = false;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(copy);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        if (database.open()) {
            QSqlQuery query(database);
            good = query.exec(u"PRAGMA quick_check(1)"_s) && query.next()
                && query.value(0).toString() == "ok"_L1
                && number(database, u"SELECT count(*) FROM capture"_s, -2) == captures;
        }
    }
    QSqlDatabase::removeDatabase(name);
    return good;
}

} // namespace

Result<QString> backUpSession(const QSqlDatabase &database, const QString &path, int version)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (const Status space = checkSpace(database, folder); !space)
        return space.error();
    const QString wanted = u"%1.v%2-backup"_s.arg(path).arg(version);
    const QString part = wanted + ".part"_L1;
    QSqlQuery query(database);
    query.prepare(u"VACUUM INTO ?"_s);
    query.bindValue(0, part);
    const bool copied = createPrivate(part) && query.exec();
    if (!copied || !isGood(part, number(database, u"SELECT count(*) FROM capture"_s, -1))
        || !sync(part)) {
        QFile::remove(part);
        return Error {tr("it is of an older version, and the copy that is made before it is "
                         "changed failed: %1 The file was left as it is.")
                          .arg(copied ? tr("the copy is not what was written.")
                                      : sqlError(query.lastError()).message)};
    }
    QString backup = wanted;
    for (int i = 2; QFileInfo::exists(backup); ++i)
        backup = wanted + u"-%1"_s.arg(i);
    const bool renamed = QFile::rename(part, backup);
    if (!renamed)
        QFile::remove(part);
    if (!renamed || !sync(folder))
        return Error {tr("the copy of the older version cannot be named %1.")
                          .arg(QDir::toNativeSeparators(backup))};
    return backup;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sqlerror.h"

#include <QCoreApplication>

namespace hookglass {

namespace {

constexpr int SqlBusy = 5; // SQLITE_BUSY
constexpr int SqlIoError = 10; // SQLITE_IOERR
constexpr int SqlFull = 13; // SQLITE_FULL

QString tr(const char *text)
{
    return QCoreApplication::translate("SqlError", text);
}

} // namespace

int sqlCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

Error sqlError(const QSqlError &error)
{
    switch (sqlCode(error)) {
    case SqlFull:
        return {tr("the disk is full. Make space on it, or start a new session on another disk.")};
    case SqlReadOnly:
        return {tr("the file or its disk is read-only. Make it writable, or start a new session "
                   "elsewhere.")};
    case SqlBusy:
        return {tr("another program keeps it locked. Close that program, or start a new session.")};
    case SqlIoError:
        return {tr("the disk reports an error (%1). Check the disk and its limits, or start a new "
                   "session on another one.")
                    .arg(error.databaseText())};
    default:
        return {
            tr("%1. If this goes on, start a new session elsewhere.").arg(error.databaseText())};
    }
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessioncheck.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

// Up to here SQLite's own check takes a moment.
constexpr qint64 SmallBytes = 64 * 1024 * 1024;
constexpr int RowsAtOnce = 8; // bodies may be large, and commits wait meanwhile

QString tr(const char *text)
{
    return QCoreApplication::translate("SessionCheck", text);
}

Status quickCheck(const QSqlDatabase &database, const QString &path, const QString &pragma)
{
    QSqlQuery query(database);
    if (!query.exec(pragma) || !query.next())
        return damagedSession(path, query.lastError().databaseText());
    if (const QString answer = query.value(0).toString(); answer != "ok"_L1)
        return damagedSession(path, answer.simplified());
    return success();
}

/// Reads every payload in pieces, which SQLite's own check would do in one go: for gigabytes that
/// could be neither watched nor ended.
Status readPayloads(const QSqlDatabase &database, const QString &path,
                    const CheckProgress &progress)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT max(seq) FROM capture"_s) || !query.next())
        return damagedSession(path, query.lastError().databaseText());
    const qint64 highest = query.value(0).toLongLong();
    qint64 last = 0;
    bool more = true;
    query.prepare(u"SELECT * FROM payload WHERE seq > ? ORDER BY seq LIMIT ?"_s);
    while (more) {
        query.bindValue(0, last);
        query.bindValue(1, RowsAtOnce);
        more = false;
        if (!query.exec())
            return damagedSession(path, query.lastError().databaseText());
        while (query.next()) {
            last = query.value(0).toLongLong();
            more = true;
        }
        if (query.lastError().isValid())
            return damagedSession(path, query.lastError().databaseText());
        if (progress && !progress(highest > 0 ? int(qMin(last * 100 / highest, 100LL)) : 100))
            return Error {tr("the check of the file was ended before it was through.")};
    }
    return success();
}

} // namespace

Error damagedSession(const QString &path, const QString &why)
{
    const QString native = QDir::toNativeSeparators(path);
    return {tr("the file is damaged (%1). It was left as it is. What can be read of it is saved "
               "by: hookglass-cli salvage \"%2\" --output NEW.hookglass")
                .arg(why, native)};
}

Status checkSession(const QSqlDatabase &database, const QString &path, CheckDepth depth,
                    const CheckProgress &progress)
{
    if (QFileInfo(path).size() <= SmallBytes)
        return quickCheck(database, path, u"PRAGMA quick_check(1)"_s);
    if (const Status status =
            quickCheck(database, path, u"SELECT 'ok' FROM sqlite_master WHERE name = 'capture'"_s);
        !status || depth == CheckDepth::Quick)
        return status;
    if (progress && !progress(0))
        return Error {tr("the check of the file was ended before it was through.")};
    if (const Status status = quickCheck(database, path, u"PRAGMA quick_check(capture)"_s); !status)
        return status;
    return readPayloads(database, path, progress);
}

} // namespace hookglass

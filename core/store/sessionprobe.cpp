// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionprobe.h"

#include "core/store/capturestatements.h"
#include "core/store/sqlrun.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
// The pages that SQLite keeps in memory all the same.
constexpr qint64 PagesHeldBack = 8;
} // namespace

Status probeSession(const QSqlDatabase &database, CaptureStatements &statements, qint64 bytes)
{
    const qint64 cache = number(database, u"PRAGMA cache_size"_s);
    const qint64 heldBack = PagesHeldBack * number(database, u"PRAGMA page_size"_s);
    // Without a cache the pages go to the disk before the commit that does not come.
    Status status = execute(database, u"PRAGMA cache_size = 1"_s);
    if (status)
        status = execute(database, u"BEGIN IMMEDIATE"_s);
    if (status) {
        Capture capture;
        capture.request.body = QByteArray(bytes + heldBack, '\0');
        const Result<qint64> seq = statements.insert(capture);
        status = seq ? success() : Status(seq.error());
        if (const Status undone = execute(database, u"ROLLBACK"_s); status && !undone)
            status = undone; // after an error SQLite may have done so by itself
    }
    const Status restored = execute(database, u"PRAGMA cache_size = %1"_s.arg(cache));
    return status ? restored : status;
}

} // namespace hookglass

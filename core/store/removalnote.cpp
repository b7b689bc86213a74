// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/removalnote.h"

#include "core/store/sqlrun.h"

#include <QSqlQuery>
#include <QVariant>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qint64 OneRowUs = 3'600'000'000;
} // namespace

Status noteRemoval(const QSqlDatabase &database, const RemovalReport &report)
{
    SeqRange all = report.ranges.first();
    for (const SeqRange &range : report.ranges)
        all = {std::min(all.first, range.first), std::max(all.last, range.last)};
    QSqlQuery last(database);
    if (last.exec(u"SELECT id, at / %1, why FROM removal ORDER BY id DESC LIMIT 1"_s.arg(OneRowUs))
        && last.next() && last.value(1).toLongLong() == report.atUs / OneRowUs
        && last.value(2).toString() == report.why) {
        const qint64 id = last.value(0).toLongLong();
        last.finish();
        return execute(database,
                       u"UPDATE removal SET at = ?, first_seq = min(first_seq, ?), "
                       "last_seq = max(last_seq, ?), captures = captures + ?, bytes = bytes + ? "
                       "WHERE id = ?"_s,
                       {report.atUs, all.first, all.last, report.captures, report.bytes, id});
    }
    last.finish();
    return execute(database,
                   u"INSERT INTO removal (at, first_seq, last_seq, captures, bytes, why) "
                   "VALUES (?, ?, ?, ?, ?, ?)"_s,
                   {report.atUs, all.first, all.last, report.captures, report.bytes, report.why});
}

void extendRanges(QList<SeqRange> &ranges, qint64 seq)
{
    if (!ranges.isEmpty() && ranges.last().last + 1 == seq)
        ranges.last().last = seq;
    else
        ranges.append({seq, seq});
}

} // namespace hookglass

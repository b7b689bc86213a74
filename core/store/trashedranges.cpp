// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/trashedranges.h"

#include "core/store/sqlerror.h"

#include <QSqlQuery>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

Result<TrashedRanges> TrashedRanges::read(const QSqlDatabase &database)
{
    TrashedRanges trashed;
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT first_seq, last_seq FROM trash ORDER BY first_seq"_s))
        return sqlError(query.lastError());
    while (query.next())
        trashed.append({query.value(0).toLongLong(), query.value(1).toLongLong()});
    if (query.lastError().isValid())
        return sqlError(query.lastError());
    return trashed;
}

/// It does not begin before the last one. In older files a deed may take what lies around an
/// earlier one.
void TrashedRanges::append(const SeqRange &range)
{
    if (!m_ranges.isEmpty() && range.first <= m_ranges.last().last + 1)
        m_ranges.last().last = std::max(m_ranges.last().last, range.last);
    else if (range.first <= range.last)
        m_ranges.append(range);
}

void TrashedRanges::add(const QList<SeqRange> &ranges)
{
    const QList<SeqRange> before = std::exchange(m_ranges, {});
    QList<SeqRange> all;
    std::merge(before.cbegin(), before.cend(), ranges.cbegin(), ranges.cend(),
               std::back_inserter(all),
               [](const SeqRange &a, const SeqRange &b) { return a.first < b.first; });
    for (const SeqRange &range : std::as_const(all))
        append(range);
}

qint64 TrashedRanges::lastAround(qint64 seq) const
{
    const auto found =
        std::lower_bound(m_ranges.cbegin(), m_ranges.cend(), seq,
                         [](const SeqRange &range, qint64 each) { return range.last < each; });
    return found != m_ranges.cend() && found->first <= seq ? found->last : 0;
}

QList<SeqRange> TrashedRanges::notAmong(const QList<SeqRange> &ranges) const
{
    QList<SeqRange> left;
    auto next = m_ranges.cbegin();
    for (const SeqRange &range : ranges) {
        qint64 first = range.first;
        while (next != m_ranges.cend() && next->last < first)
            ++next;
        for (; next != m_ranges.cend() && next->first <= range.last; ++next) {
            if (first < next->first)
                left.append({first, next->first - 1});
            first = next->last + 1;
            if (first > range.last)
                break; // it may reach into the range behind
        }
        if (first <= range.last)
            left.append({first, range.last});
    }
    return left;
}

} // namespace hookglass

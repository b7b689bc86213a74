// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/receivedrange.h"

#include "core/base/clock.h"
#include "core/filter/filter.h"
#include "core/filter/filternode.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QRegularExpressionMatch findPair(const QString &filter)
{
    static const QRegularExpression pair(
        u"(?<![^\\s(])received>=(\\d{4}-[\\dT:.Z-]+)\\s+received<(\\d{4}-[\\dT:.Z-]+)(?![^\\s)])"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pair.match(filter);
}

QString withoutZeros(QString text)
{
    if (!text.contains(u'.'))
        return text;
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

/// In local time, unless that would mean two moments, as when clocks are set back.
QString momentText(qint64 us)
{
    const QString utc = withoutZeros(toRfc3339(us).chopped(1)) + u'Z';
    const qsizetype dot = utc.indexOf(u'.');
    const QString fraction = dot < 0 ? QString() : utc.sliced(dot).chopped(1);
    const qint64 wholeMs = us / 1'000'000 * 1000;
    const QString local =
        QDateTime::fromMSecsSinceEpoch(wholeMs).toString(u"yyyy-MM-ddTHH:mm:ss") + fraction;
    const auto read = readFilterRange(local, FilterUnit::Moment, FilterOperator::AtLeast);
    return read && read->first == us ? local : utc;
}

} // namespace

std::optional<TimeRange> receivedRange(const QString &filter)
{
    const QRegularExpressionMatch match = findPair(filter);
    if (!match.hasMatch())
        return std::nullopt;
    const auto begin =
        readFilterRange(match.captured(1), FilterUnit::Moment, FilterOperator::AtLeast);
    const auto end = readFilterRange(match.captured(2), FilterUnit::Moment, FilterOperator::Less);
    if (!begin || !end)
        return std::nullopt;
    const TimeRange range {begin->first, end->last + 1};
    return range.isEmpty() ? std::nullopt : std::optional(range);
}

QString withReceivedRange(const QString &filter, const TimeRange &range)
{
    const QString pair =
        u"received>="_s + momentText(range.beginUs) + u" received<"_s + momentText(range.endUs);
    const QRegularExpressionMatch match = findPair(filter);
    if (match.hasMatch())
        return QString(filter).replace(match.capturedStart(), match.capturedLength(), pair);
    const QString before = filter.trimmed();
    if (before.isEmpty())
        return pair;
    const Result<Filter> compiled = Filter::compile(before);
    const bool isOr =
        compiled && compiled->root() && compiled->root()->kind == FilterNode::Kind::Or;
    return (isOr ? QString(u'(' + before + u')') : before) + u' ' + pair;
}

QString withoutReceivedRange(const QString &filter)
{
    const QRegularExpressionMatch match = findPair(filter);
    if (!match.hasMatch())
        return filter;
    const QString before = filter.first(match.capturedStart()).trimmed();
    const QString after = filter.sliced(match.capturedEnd()).trimmed();
    const QString rest = before.isEmpty() || after.isEmpty() ? QString(before + after)
                                                             : QString(before + u' ' + after);
    // It stood between parentheses, or before an "or".
    return Filter::compile(rest) ? rest : filter;
}

} // namespace hookglass

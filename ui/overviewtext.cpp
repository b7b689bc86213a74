// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overviewtext.h"

#include "core/base/text.h"
#include "ui/icons.h"
#include "ui/timeaxis.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Overview", text);
}

QString number(qint64 n)
{
    return QLocale().toString(n);
}

QStringList verdictParts(const EventCounts &counts)
{
    QStringList parts;
    for (int i = 0; i < EventCounts::VerdictCount; ++i) {
        const qint32 n = counts.byVerdict[size_t(i)];
        if (n > 0)
            parts.append(tr("%1 %2").arg(
                number(n),
                verdictWord(CaptureSummary {.refused = i == EventCounts::Refused,
                                            .verdict = Verdict(i % EventCounts::Refused)})
                    .toLower()));
    }
    return parts;
}

QStringList groupParts(const EventCounts &counts)
{
    QStringList parts;
    for (int i = 0; i < EventGroupCount; ++i) {
        const qint32 n = counts.byGroup[size_t(i)];
        if (n > 0)
            parts.append(tr("%1: %2").arg(eventGroupTitle(EventGroup(i)), number(n)));
    }
    return parts;
}

} // namespace

QString overviewText(const TimeRange &range, const TimeHistogram::Bin &bin, OverviewStack stack)
{
    const qint32 total = bin.all.total();
    const qint32 shown = bin.shown.total();
    QStringList lines {timeRangeText(range)};
    if (total == 0)
        return (lines << tr("No event")).join(u'\n');
    QString events = total == 1 ? tr("1 event") : tr("%1 events").arg(number(total));
    if (shown == 0)
        events = tr("%1, not shown").arg(events);
    else if (shown < total)
        events = tr("%1, %2 of them shown").arg(events, number(shown));
    lines.append(events);
    if (stack == OverviewStack::Group)
        lines.append(groupParts(bin.all).join(u", "_s));
    lines.append(verdictParts(bin.all).join(u", "_s));
    if (bin.all.retries > 0)
        lines.append(bin.all.retries == 1
                         ? tr("1 of them is a retry")
                         : tr("%1 of them are retries").arg(number(bin.all.retries)));
    return lines.join(u'\n');
}

QString overviewGapText(const TimeRange &gap)
{
    return tr("No event for %1").arg(humanDuration(gap.lengthUs())) + u'\n' + timeRangeText(gap);
}

} // namespace hookglass

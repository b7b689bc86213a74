// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/statslisting.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/json/writer.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {

constexpr qsizetype MostRows = 20; // of a table for people
constexpr qsizetype MostEvents = 60; // more than both senders have
constexpr qsizetype MaxName = 60;
constexpr qsizetype LabelColumn = 18;

QString label(const QString &name, const QString &value)
{
    return name.leftJustified(LabelColumn) + value;
}

QString percent(qint64 count, qint64 total)
{
    return QString::number(100.0 * double(count) / double(total), 'f', 1) + u" %"_s;
}

/// Name, count and share in columns, under a title.
void addTable(QStringList &lines, const QString &title, const QList<StatsCount> &counts,
              qint64 total, qsizetype most = MostRows)
{
    if (counts.isEmpty())
        return;
    const QList<StatsCount> shown = counts.first(std::min(counts.size(), most));
    qsizetype nameWidth = 0;
    qsizetype countWidth = 0;
    for (const StatsCount &each : shown) {
        nameWidth = std::max(nameWidth, visibleText(each.name, MaxName).size());
        countWidth = std::max(countWidth, QString::number(each.count).size());
    }
    lines << QString() << title;
    for (const StatsCount &each : shown)
        lines << u"  "_s + visibleText(each.name, MaxName).leftJustified(nameWidth) + u"  "_s
                + QString::number(each.count).rightJustified(countWidth) + u"  "_s
                + percent(each.count, total).rightJustified(7);
    if (counts.size() > shown.size())
        lines << u"  and %1 others"_s.arg(counts.size() - shown.size());
}

void addSpans(QStringList &lines, const QString &name, const StatsSpans &spans)
{
    if (spans.count == 0)
        return;
    lines << label(name,
                   u"least %1, median %2, 90 % %3, 99 % %4, most %5"_s.arg(
                       humanDuration(spans.least), humanDuration(spans.median),
                       humanDuration(spans.p90), humanDuration(spans.p99),
                       humanDuration(spans.most)));
}

/// The hours in local time, as the window shows times.
QList<StatsCount> localHours(const QList<StatsCount> &hours)
{
    QList<StatsCount> local;
    for (const StatsCount &each : hours)
        local.append({localDateTime(fromRfc3339(each.name).value_or(0)).chopped(3), each.count});
    return local;
}

void writeCounts(json::Writer &writer, QStringView name, const QList<StatsCount> &counts)
{
    writer.key(name).beginArray();
    for (const StatsCount &each : counts)
        writer.beginObject().member(u"name", each.name).member(u"count", each.count).endObject();
    writer.endArray();
}

void writeSpans(json::Writer &writer, QStringView name, const StatsSpans &spans)
{
    if (spans.count == 0)
        return;
    writer.key(name)
        .beginObject()
        .member(u"count", spans.count)
        .member(u"min", spans.least)
        .member(u"p50", spans.median)
        .member(u"p90", spans.p90)
        .member(u"p99", spans.p99)
        .member(u"max", spans.most)
        .endObject();
}

} // namespace

QStringList statsListing(const SessionStats &stats)
{
    QStringList lines {label(u"Captures"_s, QString::number(stats.captures))};
    if (stats.captures == 0)
        return lines;
    lines << label(u"First"_s, localDateTime(stats.firstAtUs))
          << label(u"Last"_s, localDateTime(stats.lastAtUs));
    QString rate = u"most in one second %1"_s.arg(stats.busiestSecond);
    if (const std::optional<double> perSecond = stats.perSecond())
        rate = u"%1 a second, "_s.arg(*perSecond, 0, 'f', 2) + rate;
    lines << label(u"Rate"_s, rate) << label(u"Bodies"_s, humanSize(stats.bodyBytes))
          << label(u"Retries"_s, QString::number(stats.retries))
          << label(u"Duplicates"_s, QString::number(stats.duplicates))
          << label(u"Refused"_s, QString::number(stats.refused));
    addSpans(lines, u"Latency"_s, stats.latency);
    addSpans(lines, u"Answered after"_s, stats.answered);
    addTable(lines, u"Events"_s, stats.events, stats.captures, MostEvents);
    addTable(lines, u"Verdicts"_s, stats.verdicts, stats.captures);
    addTable(lines, u"Causes"_s, stats.causes, stats.captures, stats.causes.size());
    addTable(lines, u"Answers"_s, stats.statuses, stats.captures);
    addTable(lines, u"Rooms"_s, stats.rooms, stats.captures);
    if (stats.notCounted > 0)
        lines << u"  %1 captures had further rooms or events"_s.arg(stats.notCounted);
    addTable(lines, u"Hours (local time)"_s, localHours(stats.hours), stats.captures,
             stats.hours.size());
    return lines;
}

QByteArray statsJson(const SessionStats &stats)
{
    json::Writer writer;
    writer.beginObject().member(u"captures", stats.captures);
    if (stats.captures > 0)
        writer.member(u"first_at", toRfc3339(stats.firstAtUs))
            .member(u"last_at", toRfc3339(stats.lastAtUs));
    if (const std::optional<double> perSecond = stats.perSecond())
        writer.key(u"per_second").number(*perSecond);
    writer.member(u"busiest_second", stats.busiestSecond)
        .member(u"body_bytes", stats.bodyBytes)
        .member(u"retries", stats.retries)
        .member(u"duplicates", stats.duplicates)
        .member(u"refused", stats.refused);
    writeSpans(writer, u"latency_us", stats.latency);
    writeSpans(writer, u"answered_us", stats.answered);
    writeCounts(writer, u"events", stats.events);
    writeCounts(writer, u"verdicts", stats.verdicts);
    writeCounts(writer, u"causes", stats.causes);
    writeCounts(writer, u"answers", stats.statuses);
    writeCounts(writer, u"rooms", stats.rooms);
    writeCounts(writer, u"hours", stats.hours);
    if (stats.notCounted > 0)
        writer.member(u"not_counted", stats.notCounted);
    return writer.endObject().bytes();
}

} // namespace hookglass::cli

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/statscommand.h"

#include "app/cli/filteroption.h"
#include "app/cli/statslisting.h"
#include "core/base/clock.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

QString StatsCommand::summary() const
{
    return u"Counts what is in a session: by event, verdict, room and hour."_s;
}

void StatsCommand::declare(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"SESSION"_s, u"The session file (*.hookglass)."_s);
    parser.addOptions({filterOption(u"Count only what matches"_s), schemaOption()});
}

int StatsCommand::run(const QCommandLineParser &parser)
{
    const QStringList sessions = parser.positionalArguments();
    if (sessions.size() != 1)
        return console().fail(u"Name one session file."_s);
    const Result<Filter> filter = readFilter(parser);
    if (!filter)
        return console().fail(filter.error().message);
    const Result<EventCatalog> catalog = this->catalog(parser);
    if (!catalog)
        return console().fail(catalog.error().message);
    const Result<SessionStats> stats =
        readSessionStats(sessions.first(), *filter, *catalog, systemClockUs());
    if (!stats)
        return console().fail(stats.error().message);
    if (format() == OutputFormat::Text)
        for (const QString &line : statsListing(*stats))
            console().result(line);
    else
        console().result(statsJson(*stats));
    if (stats->captures == 0)
        console().note(u"Nothing matched."_s);
    return stats->captures > 0 ? Done : No;
}

} // namespace hookglass::cli

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/exportcommand.h"

#include "app/cli/filteroption.h"
#include "core/base/clock.h"
#include "core/json/writer.h"
#include "core/query/sessionquery.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

QString ExportCommand::summary() const
{
    return u"Writes a session as JSON, NDJSON, HAR or cURL commands."_s;
}

void ExportCommand::declare(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"SESSION"_s, u"The session file (*.hookglass)."_s);
    parser.addOptions({
        filterOption(u"Only captures that match"_s),
        {u"as"_s, u"What to write: json, ndjson, har or curl."_s, u"WHAT"_s, u"json"_s},
        schemaOption(),
        {u"redact"_s,
         u"What to mask: none, secrets (the signatures of tokens and "
         "secrets in bodies) or all (also bodies, peers and "
         "what names people and rooms)."_s,
         u"WHAT"_s, u"secrets"_s},
        {u"output"_s, u"File to write instead of stdout."_s, u"FILE"_s},
    });
}

int ExportCommand::run(const QCommandLineParser &parser)
{
    const QStringList sessions = parser.positionalArguments();
    if (sessions.size() != 1)
        return console().fail(u"Name one session file."_s);
    const Result<Filter> filter = readFilter(parser);
    if (!filter)
        return console().fail(filter.error().message);
    const auto exportFormat = exportFormatFromId(parser.value(u"as"_s));
    if (!exportFormat)
        return console().fail(u"--as must be json, ndjson, har or curl."_s);
    const auto redaction = redactionFromId(parser.value(u"redact"_s));
    if (!redaction)
        return console().fail(u"--redact must be none, secrets or all."_s);

    const Result<EventCatalog> catalog = this->catalog(parser);
    if (!catalog)
        return console().fail(catalog.error().message);
    const ExportOptions options {*exportFormat, *redaction, systemClockUs()};
    const QString output = parser.value(u"output"_s);
    QFile out;
    if (output.isEmpty() && !out.open(stdout, QIODevice::WriteOnly))
        return console().fail(u"Cannot write to stdout: %1."_s.arg(out.errorString()));
    const Result<ExportResult> result = output.isEmpty()
        ? exportSession(sessions.first(), *filter, options, *catalog, out)
        : exportSessionToFile(sessions.first(), *filter, options, *catalog, output);
    if (!result)
        return console().fail(result.error().message);
    if (!output.isEmpty() && format() == OutputFormat::Text) {
        console().note(
            u"Exported %1 captures to %2"_s.arg(QString::number(result->written), output));
    } else if (!output.isEmpty()) {
        json::Writer writer;
        writer.beginObject().member(u"written", result->written).member(u"output", output);
        console().result(writer.endObject().bytes());
    }
    if (result->written == 0)
        console().note(u"Nothing matched."_s);
    return result->written > 0 ? Done : No;
}

} // namespace hookglass::cli

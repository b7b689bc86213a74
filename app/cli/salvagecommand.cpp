// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/salvagecommand.h"

#include "core/json/writer.h"
#include "core/store/sessionsalvage.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

QString SalvageCommand::summary() const
{
    return u"Saves what can be read of a damaged session into a new one."_s;
}

void SalvageCommand::declare(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"SESSION"_s, u"The damaged session; it is only read."_s);
    parser.addOption({u"output"_s, u"The new session to write."_s, u"FILE"_s});
}

int SalvageCommand::run(const QCommandLineParser &parser)
{
    const QStringList sessions = parser.positionalArguments();
    const QString output = parser.value(u"output"_s);
    if (sessions.size() != 1 || output.isEmpty())
        return console().fail(u"Name one session file, and a new one with --output FILE."_s);
    const Result<SalvageResult> result = salvageSession(sessions.first(), output);
    if (!result)
        return console().fail(result.error().message);
    if (format() == OutputFormat::Text) {
        console().result(
            u"%1 captures saved, %2 could not be read."_s.arg(result->saved).arg(result->lost));
    } else {
        json::Writer writer;
        writer.beginObject().member(u"saved", result->saved).member(u"lost", result->lost);
        console().result(writer.endObject().bytes());
    }
    if (result->lostNotes > 0)
        console().note(u"%1 marks or later verdicts could not be read."_s.arg(result->lostNotes));
    if (result->hadDeleted)
        console().note(u"Deleted captures that had not gone for good are there again."_s);
    return result->lost == 0 && result->lostNotes == 0 ? Done : No;
}

} // namespace hookglass::cli

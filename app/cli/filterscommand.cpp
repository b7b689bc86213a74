// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/filterscommand.h"

#include "core/base/text.h"
#include "core/filter/filter.h"
#include "core/json/writer.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {

constexpr qsizetype NameColumn = 13;
constexpr qsizetype ExampleColumn = 32;
constexpr qsizetype PathColumn = 48;
constexpr qsizetype Columns = 100;

QByteArray toJson(const FilterField &field)
{
    json::Writer writer;
    writer.beginObject()
        .member(u"name", field.name)
        .member(u"help", field.help)
        .member(u"example", field.example);
    if (!field.words.isEmpty()) {
        writer.key(u"values").beginArray();
        for (const QString &word : field.words)
            writer.string(word);
        writer.endArray();
    }
    return writer.endObject().bytes();
}

/// The values that a field can have, on lines of their own.
QStringList wordLines(const QStringList &words)
{
    QStringList lines;
    for (const QString &word : words) {
        if (lines.isEmpty() || lines.last().size() + word.size() + 2 > Columns)
            lines.append(QString(NameColumn, u' '));
        lines.last() += u' ' + visibleText(word);
    }
    return lines;
}

QStringList linesOf(const FilterField &field, bool isPath)
{
    const QString name = visibleText(field.name);
    QString line = name.leftJustified(isPath ? PathColumn : NameColumn) + u' ';
    if (!isPath)
        line += field.example.leftJustified(ExampleColumn) + u' ';
    line += visibleText(field.help);
    return QStringList {line.trimmed()} + wordLines(field.words);
}

} // namespace

QString FiltersCommand::summary() const
{
    return u"Tells how filters are written, and what they can ask."_s;
}

void FiltersCommand::declare(QCommandLineParser &parser) const
{
    parser.addOptions(
        {{u"paths"_s, u"The paths into bodies that the catalog knows instead."_s}, schemaOption()});
}

int FiltersCommand::run(const QCommandLineParser &parser)
{
    if (!parser.positionalArguments().isEmpty())
        return console().fail(
            u"Unexpected argument \"%1\"."_s.arg(parser.positionalArguments().first()));
    QList<FilterField> fields = Filter::fields();
    if (parser.isSet(u"paths"_s)) {
        const Result<EventCatalog> catalog = this->catalog(parser);
        if (!catalog)
            return console().fail(catalog.error().message);
        fields = bodyFilterFields(*catalog);
    }
    if (format() == OutputFormat::Json) {
        json::Writer writer;
        writer.beginArray();
        for (const FilterField &field : std::as_const(fields))
            writer.raw(toJson(field));
        console().result(writer.endArray().bytes());
        return Done;
    }
    if (format() == OutputFormat::Text && !parser.isSet(u"paths"_s))
        printSyntax();
    for (const FilterField &field : std::as_const(fields)) {
        if (format() == OutputFormat::Ndjson)
            console().result(toJson(field));
        else
            for (const QString &line : linesOf(field, parser.isSet(u"paths"_s)))
                console().result(line);
    }
    return Done;
}

void FiltersCommand::printSyntax() const
{
    console().result(
        u"amina joined              both words, in columns, headers or body; any case\n"
        "field:value               the field contains it; words such as failed are compared whole\n"
        "field=value               the field is exactly that; != turns it round\n"
        "event:room_* id:EV?1      * any text, ? any character; \"…\" keeps spaces, \\ takes a\n"
        "                          sign behind it as it is\n"
        "event:(a|b)               one of several values\n"
        "size>10kb latency<=2s     <, <=, >, >=; sizes in b kb mb gb, times in us ms s m h d\n"
        "room~/^demo-\\d+$/i        a regular expression; flags i, m and s\n"
        "-x, not x, x y, x and y, x or y, (x or y) z\n"_s);
}

} // namespace hookglass::cli

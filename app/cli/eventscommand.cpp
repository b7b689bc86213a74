// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/eventscommand.h"

#include "app/cli/eventlisting.h"
#include "core/json/writer.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {

void writeValues(json::Writer &writer, const CatalogField &field)
{
    writer.key(u"values").beginArray();
    for (qsizetype i = 0; i < field.values.size(); ++i)
        writer.beginObject()
            .member(u"number", qint64(field.numbers.at(i)))
            .member(u"name", field.values.at(i))
            .endObject();
    writer.endArray();
}

void writeField(json::Writer &writer, const CatalogField &field)
{
    const auto flag = [&](QStringView name, bool isSet) {
        if (isSet)
            writer.key(name).boolean(true);
    };
    writer.beginObject()
        .member(u"path", field.path)
        .member(u"type", field.type)
        .memberIfNotEmpty(u"unit", field.unit)
        .memberIfNotEmpty(u"description", field.description);
    if (!field.values.isEmpty())
        writeValues(writer, field);
    if (!field.example.isEmpty())
        writer.key(u"example").raw(field.example.toUtf8());
    writer.memberIfNotEmpty(u"since", field.since)
        .memberIfNotEmpty(u"until", field.until)
        .memberIfNotEmpty(u"documentation", field.documented)
        .memberIfNotEmpty(u"not_sent", field.notSent);
    flag(u"required", field.required);
    flag(u"optional", field.optional);
    flag(u"secret", field.secret);
    flag(u"deprecated", field.deprecated);
    writer.endObject();
}

} // namespace

QString EventsCommand::summary() const
{
    return u"Prints the catalog: every event, or one with its fields and units."_s;
}

void EventsCommand::declare(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(
        u"NAME"_s, u"An event: room_started, livekit/room_started. Without it all are listed."_s,
        u"[NAME]"_s);
    parser.addOption(schemaOption());
}

int EventsCommand::run(const QCommandLineParser &parser)
{
    const Result<EventCatalog> catalog = this->catalog(parser);
    if (!catalog)
        return console().fail(catalog.error().message);
    const QStringList names = parser.positionalArguments();
    if (names.size() > 1)
        return console().fail(u"Give one event at a time."_s);
    if (names.isEmpty()) {
        printList(*catalog);
        return Done;
    }
    const CatalogEvent *event = catalog->find(names.first());
    if (!event) // perhaps one that is not sent any more
        event = catalog->find(names.first(), EventSender::PlugNMeet);
    if (!event) {
        console().note(
            u"There is no event \"%1\". \"hookglass-cli events\" lists them."_s.arg(names.first()));
        return No;
    }
    if (format() == OutputFormat::Text)
        for (const QString &line : eventListing(*event))
            console().result(line);
    else
        console().result(toJson(*event));
    return Done;
}

void EventsCommand::printList(const EventCatalog &catalog) const
{
    if (format() == OutputFormat::Json) {
        json::Writer writer;
        writer.beginArray();
        for (const CatalogEvent &event : catalog.events())
            writer.raw(toJson(event));
        console().result(writer.endArray().bytes());
        return;
    }
    for (const CatalogEvent &event : catalog.events()) {
        if (format() == OutputFormat::Ndjson)
            console().result(toJson(event));
        else
            console().result(senderId(event.sender).leftJustified(10) + u' '
                             + event.name.leftJustified(31)
                             + (event.since.isEmpty()
                                    ? event.title
                                    : event.title.leftJustified(21) + u"since "_s + event.since));
    }
}

QByteArray EventsCommand::toJson(const CatalogEvent &event) const
{
    json::Writer writer;
    writer.beginObject()
        .member(u"sender", senderId(event.sender))
        .member(u"name", event.name)
        .member(u"title", event.title)
        .memberIfNotEmpty(u"description", event.description)
        .memberIfNotEmpty(u"since", event.since)
        .memberIfNotEmpty(u"until", event.until);
    writer.key(u"fields").beginArray();
    for (const CatalogField &field : event.fields)
        writeField(writer, field);
    return writer.endArray().endObject().bytes();
}

} // namespace hookglass::cli

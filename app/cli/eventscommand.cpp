// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/eventscommand.h"

#include "core/json/writer.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

QString EventsCommand::summary() const
{
    return u"Prints the catalog: every event, or one with its fields and units."_s;
}

void EventsCommand::declare(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(
        u"NAME"_s, u"An event: room_started, livekit/room_started. Without it all are listed."_s,
        u"[NAME]"_s);
}

int EventsCommand::run(const QCommandLineParser &parser)
{
    const Result<EventCatalog> catalog = EventCatalog::load();
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
    if (!event) {
        console().note(
            u"There is no event \"%1\". \"hookglass-cli events\" lists them."_s.arg(names.first()));
        return No;
    }
    if (format() == OutputFormat::Text)
        printText(*event);
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
                             + event.name.leftJustified(31) + event.title);
    }
}

void EventsCommand::printText(const CatalogEvent &event) const
{
    console().result(event.title + u" ("_s + senderId(event.sender) + u", "_s + event.name + u')');
    if (!event.description.isEmpty())
        console().result(event.description);
    if (!event.since.isEmpty())
        console().result(u"Since "_s + event.since);
    console().result(QString());
    for (const CatalogField &field : event.fields) {
        QString type = field.type;
        if (!field.unit.isEmpty())
            type += u", "_s + field.unit;
        if (field.secret)
            type += u", secret"_s;
        console().result(u"  "_s + field.path.leftJustified(44) + u' ' + type);
        if (!field.description.isEmpty())
            console().result(u"      "_s + field.description);
        if (!field.values.isEmpty())
            console().result(u"      values: "_s + field.values.join(u", "_s));
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
        .memberIfNotEmpty(u"since", event.since);
    writer.key(u"fields").beginArray();
    for (const CatalogField &field : event.fields) {
        writer.beginObject()
            .member(u"path", field.path)
            .member(u"type", field.type)
            .memberIfNotEmpty(u"unit", field.unit)
            .memberIfNotEmpty(u"description", field.description);
        if (!field.values.isEmpty()) {
            writer.key(u"values").beginArray();
            for (const QString &value : field.values)
                writer.string(value);
            writer.endArray();
        }
        if (field.secret)
            writer.key(u"secret").boolean(true);
        writer.endObject();
    }
    return writer.endArray().endObject().bytes();
}

} // namespace hookglass::cli

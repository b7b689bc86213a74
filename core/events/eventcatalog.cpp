// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventcatalog.h"

#include "core/events/eventnames.h"
#include "core/events/schemafields.h"
#include "core/json/document.h"

#include <QCoreApplication>
#include <QFile>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 MaxSchemaBytes = 4 * 1024 * 1024;
constexpr qsizetype MaxOwnSchemas = 64;
constexpr std::array SchemaFiles {":/hookglass/schemas/plugnmeet.schema.json"_L1,
                                  ":/hookglass/schemas/livekit.schema.json"_L1};

Result<json::Document> readSchema(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {QCoreApplication::translate("EventCatalog", "Cannot read the schema %1: %2.")
                          .arg(path, file.errorString())};
    if (file.size() > MaxSchemaBytes)
        return Error {
            QCoreApplication::translate("EventCatalog", "The schema %1 is larger than %2 bytes.")
                .arg(path)
                .arg(MaxSchemaBytes)};
    json::Document document = json::Document::parse(file.read(MaxSchemaBytes));
    if (!document.isValid())
        return Error {QCoreApplication::translate("EventCatalog", "The schema %1 is not JSON: %2.")
                          .arg(path, document.error()->message)};
    return document;
}

/// What the schema of an event says for people.
CatalogEvent described(const json::Value &schema, const QString &name)
{
    return {.name = name,
            .title = schema["title"].toString(),
            .description = schema["description"].toString(),
            .since = schema["x-since"].toString(),
            .until = schema["x-until"].toString()};
}

} // namespace

Result<EventCatalog> EventCatalog::load()
{
    EventCatalog catalog;
    for (const QLatin1StringView path : SchemaFiles) {
        const Result<json::Document> document = readSchema(path);
        if (!document)
            return document.error();
        if (const Status added = catalog.add(*document); !added)
            return Error {QCoreApplication::translate("EventCatalog", "The schema %1 has %2.")
                              .arg(path, added.error().message)};
    }
    return catalog;
}

Status EventCatalog::add(const json::Document &document)
{
    const Result<json::Schema> compiled = json::Schema::compile(document);
    if (!compiled)
        return compiled.error();
    m_fieldGuide.addSchema(document);
    const json::Value schema = document.root();
    const EventSender sender = senderFromId(schema["x-sender"].toString());
    SchemaFields fields(schema);
    const auto addEvents = [&](const char *group, QList<CatalogEvent> &events) {
        for (json::Value event = schema["definitions"][group].firstChild(); event;
             event = event.nextSibling()) {
            const QString pointer =
                u"#/definitions/"_s + QLatin1StringView(group) + u'/' + event.key();
            CatalogEvent listed = described(event, event.key());
            listed.sender = sender;
            listed.fields = fields.below(event);
            listed.schema = int(m_schemas.size());
            listed.node = compiled->at(pointer);
            events.append(listed);
        }
    };
    addEvents("events", m_events);
    addEvents("formerEvents", m_formerEvents);
    m_schemas.append(*compiled);
    return success();
}

Status EventCatalog::addOwn(const QString &path)
{
    const auto fail = [&path](const QString &reason) {
        return Error {
            QCoreApplication::translate("EventCatalog", "The schema %1 has %2.").arg(path, reason)};
    };
    if (m_own.size() >= MaxOwnSchemas)
        return fail(QCoreApplication::translate("EventCatalog", "too many others before it"));
    const Result<json::Document> document = readSchema(path);
    if (!document)
        return document.error();
    const Result<json::Schema> compiled = json::Schema::compile(*document);
    if (!compiled)
        return fail(compiled.error().message);
    const Result<OwnSchema> own = OwnSchema::read(*document, *compiled);
    if (!own)
        return fail(own.error().message);
    const json::Value root = document->root();
    SchemaFields fields(root);
    for (const OwnEvent &event : own->events) {
        const json::Value inList = root["definitions"]["events"][event.name.toUtf8()];
        const json::Value schema = inList ? inList : root;
        CatalogEvent listed = described(schema, event.name);
        listed.title = event.title;
        listed.fields = fields.below(schema);
        listed.schema = int(m_schemas.size());
        listed.node = event.node;
        m_events.append(listed);
    }
    m_own.append({*own, int(m_schemas.size())});
    m_schemas.append(*compiled);
    return success();
}

EventSchema EventCatalog::ownSchemaFor(const HttpHeaders &headers, const json::Value &body) const
{
    for (const Own &own : m_own) {
        if (const OwnEvent *event = own.rules.match(headers, body))
            return {&m_schemas.at(own.schema), event->node, event};
    }
    return {};
}

EventSchema EventCatalog::schemaFor(const HttpHeaders &headers, const json::Value &body,
                                    const Event &event) const
{
    if (const EventSchema own = ownSchemaFor(headers, body); own.schema)
        return own;
    const CatalogEvent *known = find(canonicalEventName(event.name), event.sender);
    return known ? EventSchema {&schema(*known), known->node} : EventSchema();
}

const CatalogEvent *EventCatalog::find(QStringView name, EventSender sender) const
{
    const CatalogEvent *any = nullptr;
    for (const QList<CatalogEvent> *events : {&m_events, &m_formerEvents}) {
        for (const CatalogEvent &event : *events) {
            if (event.name != name)
                continue;
            if (event.sender == sender)
                return &event;
            if (!any)
                any = &event;
        }
    }
    return any;
}

const CatalogEvent *EventCatalog::find(QStringView name) const
{
    for (const CatalogEvent &event : m_events) {
        const QString qualified = senderId(event.sender) + u'/' + event.name;
        if (name == event.name || name == qualified)
            return &event;
    }
    return nullptr;
}

} // namespace hookglass

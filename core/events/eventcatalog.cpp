// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventcatalog.h"

#include "core/events/schemafields.h"
#include "core/json/document.h"

#include <QCoreApplication>
#include <QFile>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr std::array SchemaFiles {":/hookglass/schemas/plugnmeet.schema.json"_L1,
                                  ":/hookglass/schemas/livekit.schema.json"_L1};

Result<json::Document> readSchema(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {QCoreApplication::translate("EventCatalog", "Cannot read the schema %1: %2.")
                          .arg(path, file.errorString())};
    json::Document document = json::Document::parse(file.readAll());
    if (!document.isValid())
        return Error {QCoreApplication::translate("EventCatalog", "The schema %1 is not JSON: %2.")
                          .arg(path, document.error()->message)};
    return document;
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
            events.append({.sender = sender,
                           .name = event.key(),
                           .title = event["title"].toString(),
                           .description = event["description"].toString(),
                           .since = event["x-since"].toString(),
                           .until = event["x-until"].toString(),
                           .fields = fields.below(event),
                           .schema = int(m_schemas.size()),
                           .node = compiled->at(pointer)});
        }
    };
    addEvents("events", m_events);
    addEvents("formerEvents", m_formerEvents);
    m_schemas.append(*compiled);
    return success();
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

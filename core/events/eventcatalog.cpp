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
        const json::Value schema = document->root();
        catalog.m_fieldGuide.addSchema(*document);
        const EventSender sender = senderFromId(schema["x-sender"].toString());
        for (json::Value event = schema["definitions"]["events"].firstChild(); event;
             event = event.nextSibling()) {
            catalog.m_events.append({sender, event.key(), event["title"].toString(),
                                     event["description"].toString(), event["x-since"].toString(),
                                     schemaFields(schema, event)});
        }
    }
    return catalog;
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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/events/event.h"
#include "core/events/ownschema.h"
#include "core/json/fieldguide.h"
#include "core/json/schema.h"

#include <QHash>

namespace hookglass {

/// One field of an event's body, or one that papers or old servers know and today's do not send.
struct CatalogField
{
    QString path {}; ///< "room.metadata", "participant.tracks[].sid"
    QString type {}; ///< as on the wire: "string", "string (int64)", "number", "enum", "map", …
    QString unit {}; ///< "s", "ms", "µs", "ns", "MB" (10^6 bytes), "bytes", "px", "tokens", …
    QString description {};
    QStringList values {}; ///< enum names in the order of their numbers
    QList<int> numbers {}; ///< of `values`: some numbers have no name
    QString example {}; ///< fictional, as JSON; empty for objects and lists of objects
    QString since {}; ///< the first server version that sends it like this; empty when unknown
    QString until {}; ///< the first version that does not send it any more
    QString documented {}; ///< what the public documentation says instead, a sentence
    QString notSent {}; ///< why no server of today sends it, a sentence; empty: it is sent
    bool required = false; ///< today's servers always send it (within its object)
    bool optional = false; ///< when it is known it is sent even if it is empty, false or zero
    bool secret = false; ///< itself, or something that it is in
    bool deprecated = false;
};

/// One event that a sender can send.
struct CatalogEvent
{
    EventSender sender {};
    QString name {};
    QString title {}; ///< "Participant joined"
    QString description {};
    QString since {}; ///< server version, empty when unknown
    QString until {}; ///< the first version that does not send it any more
    QList<CatalogField> fields {};
    int schema = 0; ///< which schema, and which node of it
    int node = -1;
};

/// The schema that a body is to be read by, and the node of it; null when none knows it. Points
/// into the catalog it came from.
struct EventSchema
{
    const json::Schema *schema = nullptr;
    int node = json::SchemaNode::None;
    const OwnEvent *own = nullptr; ///< when it is the user's
};

/// Every known event, read from the JSON Schema files in the resources and from the user's own. A
/// plain value, cheap to copy: the inspector has the one that a program uses.
class EventCatalog
{
public:
    /// Reads the schemas that are built in.
    static Result<EventCatalog> load();

    /// Adds a schema file of the user's (see OwnSchema). On failure nothing is added; the message
    /// names the file and the reason.
    Status addOwn(const QString &path);

    const QList<CatalogEvent> &events() const { return m_events; }
    /// "room_started", "livekit/room_started"; without a sender Plug-N-Meet comes first.
    const CatalogEvent *find(QStringView name) const;
    /// The event of that sender, or of any when the sender is unknown or does not have it; also
    /// among those that are not sent any more.
    const CatalogEvent *find(QStringView name, EventSender sender) const;
    /// What the user's own schemas know of a request, if anything.
    EventSchema ownSchemaFor(const HttpHeaders &headers, const json::Value &body) const;
    /// The same, or else what the built-in schemas know of an event as decoded.
    EventSchema schemaFor(const HttpHeaders &headers, const json::Value &body,
                          const Event &event) const;

    bool hasOwnSchemas() const { return !m_own.isEmpty(); }
    qsizetype builtInSchemas() const { return m_schemas.size() - m_own.size(); } ///< come first
    const QList<json::Schema> &schemas() const { return m_schemas; }
    const json::Schema &schema(const CatalogEvent &event) const
    {
        return m_schemas.at(event.schema);
    }

    /// Order and 64-bit integers of the fields, as the senders write them.
    const json::FieldGuide &fieldGuide() const { return m_fieldGuide; }

private:
    /// A user's schema: how to tell its events, and which of the schemas it is.
    struct Own
    {
        OwnSchema rules {};
        int schema = 0;
    };
    Status add(const json::Document &document);

    QList<CatalogEvent> m_events;
    QList<CatalogEvent> m_formerEvents;
    QList<Own> m_own;
    QList<json::Schema> m_schemas;
    json::FieldGuide m_fieldGuide;
};

} // namespace hookglass

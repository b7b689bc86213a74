// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/events/event.h"
#include "core/json/fieldguide.h"
#include "core/json/schema.h"

#include <QHash>

namespace hookglass {

/// One field of an event's body.
struct CatalogField
{
    QString path {}; ///< "room.metadata", "participant.tracks[].sid"
    QString type {}; ///< as on the wire: "string", "string (int64)", "number", "enum", …
    QString unit {}; ///< "s", "ms", "ns", "MB", "bytes"; empty when it has none
    QString description {};
    QStringList values {}; ///< enum names in the order of their numbers
    bool secret = false;
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

/// Every known event, read from the JSON Schema files in the resources; made once by whoever needs
/// it and passed by reference.
class EventCatalog
{
public:
    /// Reads the schemas that are built in.
    static Result<EventCatalog> load();

    const QList<CatalogEvent> &events() const { return m_events; }
    /// "room_started", "livekit/room_started"; without a sender Plug-N-Meet comes first.
    const CatalogEvent *find(QStringView name) const;
    /// The event of that sender, or of any when the sender is unknown or does not have it; also
    /// among those that are not sent any more.
    const CatalogEvent *find(QStringView name, EventSender sender) const;
    const QList<json::Schema> &schemas() const { return m_schemas; }
    const json::Schema &schema(const CatalogEvent &event) const
    {
        return m_schemas.at(event.schema);
    }

    /// Order and 64-bit integers of the fields, as the senders write them.
    const json::FieldGuide &fieldGuide() const { return m_fieldGuide; }

private:
    Status add(const json::Document &document);

    QList<CatalogEvent> m_events;
    QList<CatalogEvent> m_formerEvents;
    QList<json::Schema> m_schemas;
    json::FieldGuide m_fieldGuide;
};

} // namespace hookglass

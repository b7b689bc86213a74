// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/events/event.h"
#include "core/json/fieldguide.h"

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
    QList<CatalogField> fields {};
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

    /// Order and 64-bit integers of the fields, as the senders write them.
    const json::FieldGuide &fieldGuide() const { return m_fieldGuide; }

private:
    QList<CatalogEvent> m_events;
    json::FieldGuide m_fieldGuide;
};

} // namespace hookglass

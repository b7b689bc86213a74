// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/events/event.h"
#include "core/http/httprequest.h"
#include "core/json/schema.h"

namespace hookglass {

/// One event of a user's own schema.
struct OwnEvent
{
    /// Where the fields stand that an Event has a place for: `x-role`, and the names on the way.
    struct Role
    {
        QString role {}; ///< "id", "created_at", "room_id", "room_sid", "participant", "identity"
        QByteArrayList path {};
    };
    QString name {};
    QString title {};
    int node = json::SchemaNode::None;
    QList<Role> roles {};
};

/// How events are told that only the user knows. A schema file says in `x-match` where the name of
/// the event stands, {"header": "X-Event"} or {"field": "type"} (of the body's top level), and
/// lists its events by name in `definitions.events`; or it is the schema of one event, whose name
/// is in `value` beside "header" or "field". A plain value.
struct OwnSchema
{
    QByteArray header {}; ///< one of these two
    QByteArray field {};
    QList<OwnEvent> events {};

    /// Fails when it does not say how its events are told, or has none.
    static Result<OwnSchema> read(const json::Document &document, const json::Schema &schema);

    const OwnEvent *match(const HttpHeaders &headers, const json::Value &body) const;
};

/// Names and tells a decoded event by the user's schema.
void applyOwnEvent(const OwnEvent &own, const json::Value &body, Event &event);

} // namespace hookglass

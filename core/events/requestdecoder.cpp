// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/requestdecoder.h"

#include "core/events/decoder.h"
#include "core/events/eventbody.h"

namespace hookglass {

Event decodeRequest(const HttpRequest &request, const EventCatalog &catalog)
{
    Event event = decodeEvent(request.body);
    if (!catalog.hasOwnSchemas())
        return event;
    const json::Document document = parseEventBody(request.body).document;
    if (!document.isValid() || !document.root().isObject())
        return event;
    const EventSchema found = catalog.ownSchemaFor(request.headers, document.root());
    if (found.own)
        applyOwnEvent(*found.own, document.root(), event);
    return event;
}

} // namespace hookglass

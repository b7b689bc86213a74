// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/requestdecoder.h"

#include "core/events/decoder.h"
#include "core/json/body.h"

namespace hookglass {

Event decodeRequest(const HttpRequest &request, const EventCatalog &catalog)
{
    return decodeRequest(request, json::parseBody(request.body), catalog);
}

Event decodeRequest(const HttpRequest &request, const json::Body &body, const EventCatalog &catalog)
{
    Event event = decodeEvent(body);
    if (!catalog.hasOwnSchemas())
        return event;
    const json::Document &document = body.document;
    if (!document.isValid() || !document.root().isObject())
        return event;
    const EventSchema found = catalog.ownSchemaFor(request.headers, document.root());
    if (found.own)
        applyOwnEvent(*found.own, document.root(), event);
    return event;
}

} // namespace hookglass

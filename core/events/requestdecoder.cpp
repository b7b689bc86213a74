// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/requestdecoder.h"

#include "core/base/text.h"
#include "core/events/decoder.h"
#include "core/events/plainbody.h"
#include "core/json/body.h"

#include <QCoreApplication>

namespace hookglass {

namespace {

constexpr qsizetype LongestType = 100;

/// "image/png"; empty: there is none, or it says JSON.
QByteArray otherType(const HttpHeaders &headers)
{
    const QByteArray type =
        firstHeader(headers, "Content-Type").value_or(QByteArray()).split(';').first().trimmed();
    return type.toLower().contains("json") ? QByteArray() : type;
}

Event decodePlain(const HttpRequest &request, const json::Body &body, const EventCatalog &catalog)
{
    Event event = decodeEvent(body);
    const json::Document &document = body.document;
    if (!document.isValid() && !document.bytes().isEmpty()) {
        if (const QByteArray type = otherType(request.headers);
            !type.isEmpty() && !document.error()->beyondLimits)
            event.summary = QCoreApplication::translate("Event", "Not JSON: %1")
                                .arg(visibleText(displayText(type), LongestType));
        return event;
    }
    if (!catalog.hasOwnSchemas() || !document.isValid() || !document.root().isObject())
        return event;
    const EventSchema found = catalog.ownSchemaFor(request.headers, document.root());
    if (found.own)
        applyOwnEvent(*found.own, document.root(), event);
    return event;
}

} // namespace

Event decodeRequest(const HttpRequest &request, const EventCatalog &catalog)
{
    return decodeRequest(request, json::parseBody(request.body), catalog);
}

Event decodeRequest(const HttpRequest &request, const json::Body &body, const EventCatalog &catalog)
{
    if (!body.document.isValid() && mayBePacked(request.body)) {
        const QByteArray plain = plainBody(request.body, request.headers);
        if (plain != request.body)
            return decodePlain(request, json::parseBody(plain), catalog);
    }
    return decodePlain(request, body, catalog);
}

} // namespace hookglass

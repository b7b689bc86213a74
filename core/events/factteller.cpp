// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/factteller.h"

#include "core/events/decoder.h"
#include "core/events/factwalk.h"
#include "core/events/partfacts.h"
#include "core/events/plainbody.h"
#include "core/json/body.h"

namespace hookglass {

FactTeller::FactTeller(const EventCatalog &catalog)
    : m_catalog(catalog)
{
}

QList<EventFact> FactTeller::tell(const QByteArray &body, const HttpHeaders &headers) const
{
    const json::Body plain = json::parseBody(plainBody(body, headers));
    const json::Document &document = plain.document;
    if (!document.isValid())
        return partFacts(body, headers);
    const EventSchema found = m_catalog.schemaFor(headers, document.root(), decodeEvent(plain));
    return FactWalk(found.schema).tell(document.root(), found.node);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/factteller.h"

#include "core/events/decoder.h"
#include "core/events/factwalk.h"

namespace hookglass {

namespace {
constexpr json::Limits BodyLimits {
    .maxBytes = 64 * 1024 * 1024, .maxDepth = 256, .maxNodes = 250'000};
}

FactTeller::FactTeller(const EventCatalog &catalog)
    : m_catalog(catalog)
{
}

QList<EventFact> FactTeller::tell(const QByteArray &body, const HttpHeaders &headers) const
{
    const qsizetype markSize = body.startsWith("\xef\xbb\xbf") ? 3 : 0;
    const auto document = json::Document::parse(body.mid(markSize), BodyLimits);
    if (!document.isValid())
        return {};
    const EventSchema found = m_catalog.schemaFor(headers, document.root(), decodeEvent(body));
    return FactWalk(found.schema).tell(document.root(), found.node);
}

} // namespace hookglass

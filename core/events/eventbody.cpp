// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventbody.h"

namespace hookglass {

namespace {
constexpr json::Limits BodyLimits {
    .maxBytes = 64 * 1024 * 1024, .maxDepth = 256, .maxNodes = 250'000};
}

EventBody parseEventBody(const QByteArray &body)
{
    const qsizetype markSize = body.startsWith("\xef\xbb\xbf") ? 3 : 0;
    return {json::Document::parse(body.mid(markSize), BodyLimits), markSize};
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/body.h"

namespace hookglass::json {

namespace {
constexpr Limits BodyLimits {.maxBytes = 64 * 1024 * 1024, .maxDepth = 256, .maxNodes = 250'000};
}

Body parseBody(const QByteArray &body)
{
    if (!body.startsWith("\xef\xbb\xbf"))
        return {Document::parse(body, BodyLimits), 0};
    return {Document::parse(body.sliced(3), BodyLimits), 3};
}

} // namespace hookglass::json

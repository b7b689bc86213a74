// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/body.h"

#include "core/base/text.h"

#include <algorithm>

namespace hookglass::json {

namespace {
constexpr Limits BodyLimits {.maxBytes = 64 * 1024 * 1024, .maxDepth = 256, .maxNodes = 250'000};
constexpr qsizetype LongestStart = 256; // where white space before JSON ends
} // namespace

Body parseBody(const QByteArray &body)
{
    if (!body.startsWith(ByteOrderMark))
        return {Document::parse(body, BodyLimits), 0};
    return {Document::parse(body.sliced(ByteOrderMark.size()), BodyLimits), ByteOrderMark.size()};
}

bool beginsLikeJson(QByteArrayView bytes)
{
    const QByteArrayView unmarked =
        bytes.startsWith(ByteOrderMark) ? bytes.sliced(ByteOrderMark.size()) : bytes;
    const QByteArrayView start =
        unmarked.first(std::min<qsizetype>(unmarked.size(), LongestStart)).trimmed();
    return start.startsWith('{') || start.startsWith('[') || start.startsWith('"');
}

} // namespace hookglass::json

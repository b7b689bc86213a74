// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/plainbody.h"

#include "core/http/contentcoding.h"

namespace hookglass {

namespace {
constexpr QByteArrayView GzipMagic = "\x1f\x8b";
// Real events are a hundred times smaller. A few bytes can be packed that give any number of them,
// and the next sender waits meanwhile.
constexpr qsizetype MostBytes = 1024 * 1024;
} // namespace

bool mayBePacked(const QByteArray &body)
{
    return !body.isEmpty() && body.front() != '{'; // br has nothing behind such a byte
}

QByteArray plainBody(const QByteArray &body, const HttpHeaders &headers)
{
    const bool isTold = firstHeader(headers, "Content-Encoding").has_value();
    if (!mayBePacked(body) || !(isTold || body.startsWith(GzipMagic)))
        return body;
    const auto decoded = decodeBody(body, headers, MostBytes);
    return decoded ? decoded->bytes : body;
}

} // namespace hookglass

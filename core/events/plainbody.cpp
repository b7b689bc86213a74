// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/plainbody.h"

#include "core/http/contentcoding.h"

namespace hookglass {

namespace {
constexpr QByteArrayView GzipMagic = "\x1f\x8b";
constexpr qsizetype MostBytes = 10 * 1024 * 1024; // as of a body that comes unpacked
} // namespace

bool mayBePacked(const QByteArray &body)
{
    constexpr QByteArrayView Json = "{[\" \t\r\n\xef"; // the last one begins a byte order mark
    return !body.isEmpty() && !Json.contains(body.front());
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

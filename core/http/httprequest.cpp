// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/httprequest.h"

namespace hookglass {

std::optional<QByteArray> firstHeader(const HttpHeaders &headers, QByteArrayView name)
{
    for (const HttpHeader &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return std::nullopt;
}

qint64 HttpRequest::bytesInMemory() const
{
    constexpr qint64 HeaderOverhead = 128;
    return body.size() + target.size() + 2 * head.size() + headers.size() * HeaderOverhead;
}

} // namespace hookglass

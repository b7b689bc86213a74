// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/httprequest.h"

namespace hookglass {

/// What is sent back. Content-Length and Connection are added when it is written; none of the
/// headers may name them.
struct HttpAnswer
{
    int status = 200; ///< 0: close the connection without an answer
    HttpHeaders headers {};
    QByteArray body {};
    bool operator==(const HttpAnswer &) const = default;
};

} // namespace hookglass

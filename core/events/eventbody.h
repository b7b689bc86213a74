// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/document.h"

namespace hookglass {

/// A body read as JSON within the bounds that hold for all bodies: the largest real one has a few
/// hundred values, and a hostile one must not hold up the answer to the next request.
struct EventBody
{
    json::Document document {};
    qsizetype markSize = 0; ///< bytes of the byte order mark before the document
};

EventBody parseEventBody(const QByteArray &body);

} // namespace hookglass

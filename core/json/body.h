// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/document.h"

namespace hookglass::json {

/// The body of a webhook read as JSON within the bounds that hold for all bodies: the largest real
/// one has a few hundred values, and a hostile one must not hold up the answer to the next request.
/// Read once for all who look into it.
struct Body
{
    Document document {};
    qsizetype markSize = 0; ///< bytes of the byte order mark before the document
};

Body parseBody(const QByteArray &body);

/// Whether they are meant to be JSON, whole or not, as their first bytes tell.
bool beginsLikeJson(QByteArrayView bytes);

} // namespace hookglass::json

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"
#include "core/http/bodyparts.h"
#include "core/json/document.h"

#include <memory>

namespace hookglass {

/// Bytes of a body, from `begin` to before `end`.
struct ByteRange
{
    qsizetype begin = 0;
    qsizetype end = 0;
    bool contains(qsizetype byte) const { return byte >= begin && byte < end; }
    bool operator==(const ByteRange &) const = default;
};

/// A body made ready to be looked into: undone of its content coding and read as what it is. A
/// value with shared members; made where nobody waits, since it takes as long as parsing.
struct BodyContent
{
    enum class Kind : quint8 { Empty, Json, Parts, Image, Text, Binary };

    Kind kind = Kind::Empty;
    QByteArray bytes {}; ///< that are shown: decoded, if there was a coding
    bool isDecoded = false; ///< they are not those that arrived
    qsizetype arrivedSize = 0;
    QString type {}; ///< "application/json", as the request says, without parameters

    std::shared_ptr<const json::Document> document {}; ///< of Json; may be broken
    qsizetype documentOffset = 0; ///< of it in the bytes: behind a byte order mark
    QList<BodyPart> parts {}; ///< of a form or a multipart body, standing in the bytes
    EventSchema schema {}; ///< points into the catalog that it was read with
};

/// Reads it within bounds. `mask`: what is decoded gets its secrets masked; the body itself must
/// be as it may be shown.
BodyContent readBodyContent(const QByteArray &body, const HttpHeaders &headers,
                            const EventCatalog &catalog, bool mask);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodytexts.h"
#include "core/events/eventcatalog.h"
#include "core/http/bodyparts.h"
#include "core/http/contentcoding.h"
#include "core/json/tokens.h"

namespace hookglass {

/// Bytes of a body, from `begin` to before `end`.
struct ByteRange
{
    qsizetype begin = 0;
    qsizetype end = 0;
    bool contains(qsizetype byte) const { return byte >= begin && byte < end; }
    bool operator==(const ByteRange &) const = default;
};

/// A body, and whether its secrets may be shown.
struct BodySource
{
    QByteArray body {}; ///< as it came
    HttpHeaders headers {};
    bool mask = false; ///< its secrets must not be shown:
    QByteArray masked {}; ///< the body without them
};

/// A body made ready to be looked into: undone of its content coding and read as what it is. A
/// value with shared members; made where nobody waits, since it takes as long as parsing.
struct BodyContent
{
    enum class Kind : quint8 { Empty, Json, Parts, Image, Text, Binary };

    Kind kind = Kind::Empty;
    QByteArray bytes {}; ///< that are shown: decoded, if there was a coding
    QByteArray codings {}; ///< that were undone, "gzip": they are not the bytes that arrived
    std::optional<CodingFault> codingFault {}; ///< why they are still packed
    qsizetype arrivedSize = 0;
    qsizetype plainSize = 0; ///< undone of the coding, before its secrets were hidden
    QString type {}; ///< "application/json", as the request says, without parameters

    std::shared_ptr<const json::Document> document {}; ///< of Json; may be broken
    qsizetype documentOffset = 0; ///< of it in the bytes: behind a byte order mark
    /// Set when the document stands escaped in the bytes, as the value of a form does.
    std::shared_ptr<const json::TextOffsets> documentEscapes {};
    BodyTexts texts {}; ///< JSON in long texts of the document
    json::TextPlace errorPlace {}; ///< where a broken one breaks, in the bytes
    EventSchema schema {}; ///< points into the catalog that it was read with

    QList<BodyPart> parts {}; ///< of a form or a multipart body, standing in the bytes
    /// What they are when read like bodies: JSON stands in all of the bytes, a picture has only its
    /// own. As many as parts.
    QList<std::shared_ptr<const BodyContent>> partContents {};

    bool isDecoded() const { return !codings.isEmpty(); }
    qsizetype inBytes(qsizetype inDocument) const; ///< from the document to the bytes
    qsizetype inDocument(qsizetype inBytes) const; ///< and back
};

/// Reads it within bounds. What is packed is unpacked from the body as it came, and masked then.
/// Soon after a stop was requested it gives back something of no use.
BodyContent readBodyContent(const BodySource &source, const EventCatalog &catalog,
                            const std::stop_token &stop = {});

} // namespace hookglass

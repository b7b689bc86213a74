// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/bodycontent.h"

#include "core/base/text.h"
#include "core/events/decoder.h"
#include "core/events/secretfinder.h"
#include "core/json/body.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace hookglass {

namespace {

constexpr qsizetype MaxDecodedBytes = 64 * 1024 * 1024;
constexpr qsizetype LongestStart = 256; // where white space before JSON ends

bool isText(QByteArrayView bytes)
{
    if (bytes.contains('\0'))
        return false;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    return !decoder.hasError();
}

/// Told by their first bytes; what a header says of them is not believed.
bool isImage(QByteArrayView bytes)
{
    static constexpr std::array<QByteArrayView, 5> Beginnings {"\x89PNG\r\n\x1a\n", "\xff\xd8\xff",
                                                               "GIF87a", "GIF89a", "BM"};
    return std::any_of(Beginnings.begin(), Beginnings.end(),
                       [&](QByteArrayView each) { return bytes.startsWith(each); })
        && !isText(bytes.first(std::min<qsizetype>(bytes.size(), 64)));
}

void parse(BodyContent &content, const QByteArray &bytes, const HttpHeaders &headers,
           const EventCatalog &catalog, const std::stop_token &stop)
{
    auto document = std::make_shared<const json::Document>(json::Document::parse(bytes));
    if (document->isValid() && !stop.stop_requested())
        content.schema = catalog.schemaFor(headers, document->root(), decodeEvent(bytes));
    if (document->root())
        content.texts = readBodyTexts(*document, 0, stop);
    content.document = std::move(document);
}

void readJson(BodyContent &content, const HttpHeaders &headers, const EventCatalog &catalog,
              const std::stop_token &stop)
{
    content.documentOffset =
        content.bytes.startsWith(ByteOrderMark) ? ByteOrderMark.size() : qsizetype(0);
    parse(content, content.bytes.sliced(content.documentOffset), headers, catalog, stop);
    if (const auto &error = content.document->error())
        content.errorPlace = json::textPlace(content.bytes, content.inBytes(error->offset));
}

/// Reads one field or part as a body of its own that stands in the other.
BodyContent readPart(const BodyContent &whole, const BodyPart &part, const HttpHeaders &headers,
                     const EventCatalog &catalog, const std::stop_token &stop)
{
    BodyContent content;
    content.arrivedSize = part.value.size();
    content.type = QString::fromLatin1(part.type);
    const QByteArrayView value = part.value;
    const QByteArrayView start = value.first(std::min(value.size(), LongestStart)).trimmed();
    if (part.value.isEmpty())
        return content;
    if (isImage(part.value)) {
        content.kind = BodyContent::Kind::Image;
        content.bytes = part.value;
        return content;
    }
    content.kind = isText(part.value) ? BodyContent::Kind::Text : BodyContent::Kind::Binary;
    const bool isHidden = part.value == "[redacted]";
    if (isHidden || (!start.startsWith('{') && !start.startsWith('[')))
        return content;
    content.bytes = whole.bytes;
    const QByteArray there = whole.bytes.mid(part.begin, part.end - part.begin);
    if (there == part.value)
        content.documentOffset = part.begin;
    else
        content.documentEscapes = std::make_shared<const json::TextOffsets>(
            json::TextOffsets::ofFormValue(there, part.begin));
    parse(content, part.value, headers, catalog, stop);
    // Within the part: counting from the beginning of the body for each of many would take forever.
    if (const auto &error = content.document->error())
        content.errorPlace = json::textPlace(part.value, error->offset);
    if (content.document->root())
        content.kind = BodyContent::Kind::Json;
    return content;
}

void readParts(BodyContent &content, const HttpHeaders &headers, const EventCatalog &catalog,
               const std::stop_token &stop)
{
    content.kind = BodyContent::Kind::Parts;
    for (const BodyPart &part : std::as_const(content.parts)) {
        if (stop.stop_requested())
            return;
        content.partContents.append(
            std::make_shared<const BodyContent>(readPart(content, part, headers, catalog, stop)));
    }
}

/// The bytes that are to be read: unpacked, if they are packed, and without secrets.
void unpack(BodyContent &content, const BodySource &source, const EventCatalog &catalog)
{
    const QByteArray &body = source.body;
    // Some texts could be taken for packed ones, which would take time for nothing.
    const bool isPlain = (body.startsWith('{') || body.startsWith('['))
        && !firstHeader(source.headers, "Content-Encoding");
    const auto decoded = isPlain ? std::nullopt : decodeBody(body, source.headers, MaxDecodedBytes);
    content.plainSize = body.size();
    if (!decoded || decoded->bytes.isEmpty()) {
        content.bytes = source.mask ? source.masked : body;
        if (!isPlain)
            content.codingFault = codingFault(body, source.headers, MaxDecodedBytes);
        return;
    }
    content.codings = decoded->codings;
    content.plainSize = decoded->bytes.size();
    content.bytes =
        source.mask ? SecretFinder(catalog).masked(decoded->bytes, source.headers) : decoded->bytes;
}

} // namespace

qsizetype BodyContent::inBytes(qsizetype inDocument) const
{
    return documentOffset + (documentEscapes ? documentEscapes->encoded(inDocument) : inDocument);
}

qsizetype BodyContent::inDocument(qsizetype inBytes) const
{
    return documentEscapes ? documentEscapes->decoded(inBytes - documentOffset)
                           : inBytes - documentOffset;
}

BodyContent readBodyContent(const BodySource &source, const EventCatalog &catalog,
                            const std::stop_token &stop)
{
    BodyContent content;
    const QByteArray type = mediaType(source.headers);
    content.arrivedSize = source.body.size();
    content.type = QString::fromLatin1(type);
    if (source.body.isEmpty())
        return content;
    unpack(content, source, catalog);
    if (content.bytes.isEmpty() || stop.stop_requested())
        return content;
    const QByteArrayView shown = content.bytes;
    if (json::beginsLikeJson(shown) || type.endsWith("json")) {
        content.kind = BodyContent::Kind::Json;
        readJson(content, source.headers, catalog, stop);
        if (!content.document->root() && (content.codingFault || !type.endsWith("json")))
            content.kind = isText(shown) ? BodyContent::Kind::Text : BodyContent::Kind::Binary;
    } else if (content.parts = bodyParts(content.bytes, source.headers); !content.parts.isEmpty()) {
        readParts(content, source.headers, catalog, stop);
    } else if (isImage(shown)) {
        content.kind = BodyContent::Kind::Image;
    } else {
        content.kind = isText(shown) ? BodyContent::Kind::Text : BodyContent::Kind::Binary;
    }
    return content;
}

} // namespace hookglass

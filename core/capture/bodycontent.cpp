// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/bodycontent.h"

#include "core/events/decoder.h"
#include "core/events/secretfinder.h"
#include "core/http/contentcoding.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace hookglass {

namespace {

constexpr qsizetype MaxDecodedBytes = 64 * 1024 * 1024;
constexpr QByteArrayView ByteOrderMark = "\xef\xbb\xbf";

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

/// Whether it is meant to be JSON, whole or not.
bool looksLikeJson(QByteArrayView bytes, const QByteArray &type)
{
    const QByteArrayView start = bytes.first(std::min<qsizetype>(bytes.size(), 256)).trimmed();
    return start.startsWith('{') || start.startsWith('[') || start.startsWith('"')
        || type.endsWith("json");
}

void readJson(BodyContent &content, const HttpHeaders &headers, const EventCatalog &catalog)
{
    content.documentOffset =
        content.bytes.startsWith(ByteOrderMark) ? ByteOrderMark.size() : qsizetype(0);
    auto document = std::make_shared<const json::Document>(
        json::Document::parse(content.bytes.sliced(content.documentOffset)));
    if (document->isValid())
        content.schema = catalog.schemaFor(headers, document->root(), decodeEvent(content.bytes));
    content.document = std::move(document);
}

} // namespace

BodyContent readBodyContent(const QByteArray &body, const HttpHeaders &headers,
                            const EventCatalog &catalog, bool mask)
{
    BodyContent content;
    const QByteArray type = mediaType(headers);
    content.bytes = body;
    content.arrivedSize = body.size();
    content.type = QString::fromLatin1(type);
    if (body.isEmpty())
        return content;
    // Some texts could be taken for packed ones, which would take time for nothing.
    const bool isPlain =
        (body.startsWith('{') || body.startsWith('[')) && !firstHeader(headers, "Content-Encoding");
    const auto decoded = isPlain ? std::nullopt : decodeContent(body, MaxDecodedBytes);
    if (decoded && !decoded->isEmpty()) {
        content.bytes = mask ? SecretFinder(catalog).masked(*decoded, headers) : *decoded;
        content.isDecoded = true;
    }
    const QByteArrayView shown = content.bytes;
    const QByteArrayView unmarked =
        shown.startsWith(ByteOrderMark) ? shown.sliced(ByteOrderMark.size()) : shown;
    if (looksLikeJson(unmarked, type)) {
        content.kind = BodyContent::Kind::Json;
        readJson(content, headers, catalog);
        if (!content.document->root() && !type.endsWith("json"))
            content.kind = isText(shown) ? BodyContent::Kind::Text : BodyContent::Kind::Binary;
    } else if (content.parts = bodyParts(content.bytes, headers); !content.parts.isEmpty()) {
        content.kind = BodyContent::Kind::Parts;
    } else if (isImage(shown)) {
        content.kind = BodyContent::Kind::Image;
    } else {
        content.kind = isText(shown) ? BodyContent::Kind::Text : BodyContent::Kind::Binary;
    }
    return content;
}

} // namespace hookglass

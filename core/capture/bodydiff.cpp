// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/bodydiff.h"

#include "core/capture/byterows.h"
#include "core/capture/partsjson.h"
#include "core/events/secretfinder.h"

#include <algorithm>

namespace hookglass {

namespace {

bool isJson(const BodyContent &content)
{
    return content.kind == BodyContent::Kind::Json && content.document->isValid();
}

/// A body may have more of them than are read.
bool hasAllParts(const BodyContent &content)
{
    return content.kind == BodyContent::Kind::Parts && content.parts.size() < MostBodyParts;
}

BodyContent readOpen(BodySource source, const EventCatalog &catalog, const std::stop_token &stop)
{
    source.mask = false;
    return readBodyContent(source, catalog, stop);
}

BodyDiff::Hidden compareHidden(const BodyContent &left, const BodyContent &right,
                               const BodyContent &openLeft, const BodyContent &openRight,
                               const QByteArrayList &leftSecrets,
                               const QByteArrayList &rightSecrets)
{
    using Hidden = BodyDiff::Hidden;
    if (left.bytes == openLeft.bytes && right.bytes == openRight.bytes)
        return Hidden::Nothing;
    if (openLeft.bytes == openRight.bytes)
        return Hidden::Same;
    if (left.bytes == right.bytes)
        return Hidden::Differs;
    if (leftSecrets.isEmpty() && rightSecrets.isEmpty()) // what is masked was found another way
        return Hidden::NotCompared;
    return leftSecrets == rightSecrets ? Hidden::Same : Hidden::Differs;
}

} // namespace

BodyDiff diffSources(const BodySource &left, const BodySource &right, const EventCatalog &catalog,
                     const json::DiffOptions &options, bool asBytes, qsizetype bytesInLine)
{
    const BodyContent leftContent = readBodyContent(left, catalog, options.stop);
    const BodyContent rightContent = readBodyContent(right, catalog, options.stop);
    if (options.stop.stop_requested())
        return {};
    BodyDiff diff = diffBodies(leftContent, rightContent, options, asBytes, bytesInLine);
    if ((left.mask || right.mask) && !options.stop.stop_requested()) {
        const SecretFinder finder(catalog);
        const BodyContent openLeft = readOpen(left, catalog, options.stop);
        const BodyContent openRight = readOpen(right, catalog, options.stop);
        diff.hidden = compareHidden(leftContent, rightContent, openLeft, openRight,
                                    finder.secrets(openLeft.bytes, left.headers),
                                    finder.secrets(openRight.bytes, right.headers));
    }
    return diff;
}

BodyDiff diffBodies(const BodyContent &left, const BodyContent &right,
                    const json::DiffOptions &options, bool asBytes, qsizetype bytesInLine)
{
    BodyDiff result;
    const bool areJson = isJson(left) && isJson(right);
    const bool areParts = hasAllParts(left) && hasAllParts(right);
    if (areJson)
        result.diff = json::diffDocuments(*left.document, *right.document, options);
    else if (areParts)
        result.diff =
            json::diffDocuments(partsAsJson(left.parts), partsAsJson(right.parts), options);
    if (left.bytes == right.bytes)
        return result;
    const qsizetype shorter = qMin(left.bytes.size(), right.bytes.size());
    result.firstDifference =
        std::mismatch(left.bytes.begin(), left.bytes.begin() + shorter, right.bytes.begin()).first
        - left.bytes.begin();
    result.sameValues = (areJson || areParts) && result.diff.differences() == 0;
    const bool asValues = (areJson || areParts) && !asBytes && !result.sameValues;
    result.kind = asValues ? BodyDiff::Kind::Json : BodyDiff::Kind::Bytes;
    if (asValues)
        return result;
    const ByteAlignment alignment = alignBytes(left.bytes, right.bytes, options.stop);
    result.diff = byteRows(left.bytes, right.bytes, alignment, bytesInLine, options);
    result.isMatched = alignment.isWhole;
    return result;
}

} // namespace hookglass

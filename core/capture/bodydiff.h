// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"
#include "core/json/documentdiff.h"

#include <optional>

namespace hookglass {

/// How two bodies differ.
struct BodyDiff
{
    enum class Kind : quint8 {
        Equal, ///< byte for byte; rows of JSON show what is there all the same
        Json, ///< value by value, the fields of forms and parts of multipart bodies likewise
        Bytes ///< rows of bytes from the first difference on
    };
    Kind kind = Kind::Equal;
    json::DocumentDiff diff {};
    std::optional<qsizetype> firstDifference {}; ///< offset; that of the end when one goes on
    bool sameValues = false; ///< of Bytes: read as JSON or as forms they say the same
    bool isMatched = true; ///< of Bytes; false: somewhere it was too much to find what they share
    /// Of what was masked before: whether it differs, no more of it.
    enum class Hidden : quint8 { Nothing, Same, Differs, NotCompared };
    Hidden hidden = Hidden::Nothing;
};

/// Value by value when both are JSON or both have parts, else and when asked byte by byte.
BodyDiff diffBodies(const BodyContent &left, const BodyContent &right,
                    const json::DiffOptions &options, bool asBytes, qsizetype bytesInLine = 16);

/// How many characters the text of a row of bytes has.
constexpr qsizetype hexColumns(qsizetype bytesInLine)
{
    return 3 * bytesInLine + 1 + bytesInLine;
}

/// The same for bodies that are still to be read. What may not be shown stays out of it, save
/// whether it differs.
BodyDiff diffSources(const BodySource &left, const BodySource &right, const EventCatalog &catalog,
                     const json::DiffOptions &options, bool asBytes, qsizetype bytesInLine = 16);

} // namespace hookglass

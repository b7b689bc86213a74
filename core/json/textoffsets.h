// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/value.h"

#include <vector>

namespace hookglass::json {

/// Which bytes of a document the decoded text of one of its strings comes from, and the other way
/// round. Takes memory for the escapes only. A value that needs the document no longer.
class TextOffsets
{
public:
    TextOffsets() = default; ///< of an empty text at 0
    explicit TextOffsets(const Value &text);
    /// The same for the percent-encoded value of a form's field, which begins at `offset`.
    static TextOffsets ofFormValue(QByteArrayView encoded, qsizetype offset);

    /// Offset in the document. Within what one escape stands for: where the escape begins.
    qsizetype encoded(qsizetype decoded) const;
    /// Offset in the text. Within an escape: where the text of it begins.
    qsizetype decoded(qsizetype encoded) const;

private:
    struct Run
    {
        quint32 decoded = 0;
        quint32 encoded = 0;
        bool escape = false; ///< one escape; else bytes as they are
    };
    void add(qsizetype decodedSize, qsizetype encodedSize, bool escape);

    std::vector<Run> m_runs;
    Run m_end; ///< behind the last one
};

/// How many bytes of the inside of a JSON string make the character at `at`, for a pair of
/// surrogates both of its escapes.
qsizetype unitSize(QByteArrayView inside, qsizetype at);

} // namespace hookglass::json

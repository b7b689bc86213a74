// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/document.h"
#include "core/json/textoffsets.h"

#include <QHash>

#include <memory>
#include <stop_token>

namespace hookglass {

struct BodyText;
/// By the index of the text's node in its document.
using BodyTexts = QHash<quint32, std::shared_ptr<const BodyText>>;

/// JSON that stands in a text of a document, and again in texts of it.
struct BodyText
{
    /// Texts from this size on are read ahead, shorter ones when somebody looks at them.
    static constexpr qsizetype LongText = 256;
    static constexpr int MostNested = 4; ///< JSON in a text in a text …

    json::Document document {};
    json::TextOffsets offsets {}; ///< in the document around it
    BodyTexts inside {}; ///< its own long ones
};

/// Whether a value could be such a text: cheap.
bool mayHoldJson(const json::Value &value);

/// Reads one; null when it holds no JSON, or nothing is in it. `nested`: in how many others it
/// stands. Takes as long as parsing.
std::shared_ptr<const BodyText> readBodyText(const json::Value &text, int nested,
                                             const std::stop_token &stop = {});

/// All long ones of a document. What it gives back once it was stopped is of no use.
BodyTexts readBodyTexts(const json::Document &document, int nested, const std::stop_token &stop);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/document.h"

namespace hookglass::json {

/// The document with one member or element a line, indented by two spaces. Key order, repeated
/// keys, number lexemes and escapes stay as they were sent. A broken document shows what was read.
/// Ends early, at a line, once `maxBytes` are written.
QByteArray prettyPrinted(const Document &document, qsizetype maxBytes);

/// The same, and where one value of it stands in the text, with its key; -1 when it was not
/// reached.
struct PrettyText
{
    QByteArray text {};
    qsizetype begin = -1;
    qsizetype end = -1;
};
PrettyText prettyPrinted(const Document &document, qsizetype maxBytes, const Value &marked);

} // namespace hookglass::json

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/bodyparts.h"
#include "core/json/document.h"

namespace hookglass {

/// The fields of a form or the parts of a multipart body as a JSON object of texts, so that a
/// BodyPath leads to them and on into the JSON that they hold. Parts without a name, those that are
/// no text and what goes beyond 1 MiB in all are left out.
struct PartsDocument
{
    json::Document document {}; ///< not valid: there are none
    QList<qsizetype> parts {}; ///< which of the parts each member is

    static PartsDocument of(const QList<BodyPart> &parts);
    /// The part that a member of the document stands for.
    qsizetype partOf(const json::Value &member) const;
};

/// Whether the value of a part is a text, which a filter can ask about.
bool isTextPart(const BodyPart &part);

} // namespace hookglass

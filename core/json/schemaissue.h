// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/schema.h"

namespace hookglass::json {

/// One place where a document departs from its schema.
struct SchemaIssue
{
    enum class Kind : quint8 {
        // Violations in the sense of draft-07
        WrongType,
        WrongValue, ///< not the constant, or not one of the values
        Missing, ///< `name` is the field that is not there
        NotAllowed, ///< additionalProperties is false
        OutOfRange,
        NoBranch, ///< none of `oneOf`
        // What only our annotations tell
        UnknownField,
        OtherSpelling, ///< `name` is the schema's
        UnknownName, ///< not one of x-enum
        NumberForName, ///< a number of x-enum; `name` is its name
        NumberForText, ///< a 64-bit integer that is not a text
        TextForNumber, ///< a text where a number belongs, other than NaN and the infinities
        BadInteger, ///< a text that is no 64-bit integer, or not in its range
        OtherForm, ///< a text that is not of its format
        BadContent, ///< a string whose content is not JSON; `name` is why
        RepeatedKey, ///< in the content of a string; `name` is the key
        NotSent, ///< known, but today's servers do not send it
        ImplausibleTime, ///< `name` is the unit in which it would make sense, if there is one
        Unfinished ///< the check was given up: too much to look at, or to tell
    };
    Kind kind {};
    QString path {}; ///< "$.room.sid", "$.tracks[0]"; content of a string goes on behind its field
    int schema = SchemaNode::None;
    QString name {};
    QString value {}; ///< what stands there, cut
};

bool isViolation(SchemaIssue::Kind kind);

} // namespace hookglass::json

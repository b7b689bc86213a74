// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/schemaissue.h"

namespace hookglass::json {

/// What is wrong with a value by itself.
struct ScalarFault
{
    SchemaIssue::Kind kind {};
    QString name {}; ///< as in SchemaIssue
};

/// The types of SchemaNode that a value has: 1.0 is an integer too.
quint8 typesOf(const Value &value);

/// Holds a text, number, boolean or null against its schema, except for the type. No time may be
/// later than `latest`, Unix seconds.
QList<ScalarFault> scalarFaults(const Value &value, const SchemaNode &node, qint64 latest);

} // namespace hookglass::json

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/schema.h"

namespace hookglass {

/// What a value means, to stand beside its bytes: the title of its field, and a time, span, size,
/// enum or unit in words where it has one; what readers would make of an odd number. Empty when the
/// bytes say it all. `schema` may be null: then the name of the field tells what it may be.
QString fieldMeaning(const json::Value &value, const json::SchemaNode *schema);

/// "string (int64)", "integer", "enum", "object"; empty when anything goes.
QString fieldType(const json::SchemaNode &schema);

/// Everything that the catalog knows of a field, in sentences.
QStringList fieldHelp(const json::SchemaNode &schema);

} // namespace hookglass

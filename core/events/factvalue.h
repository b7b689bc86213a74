// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/schema.h"

namespace hookglass {

/// A scalar for people: "30 min (1,800 s)", "2026-11-23 10:00:00", "9.0 MB (9,437,184 bytes)",
/// "Yes". `schema` may be null: then the name of the field and the size of the number tell what it
/// may be, and the raw value stays beside the guess. Safe to show, at most some hundred characters.
QString factValue(const json::Value &value, const json::SchemaNode *schema);

/// "Max participants" for "max_participants" and "maxParticipants".
QString factLabel(const QString &fieldName);

/// 1234567 as "1,234,567".
QString groupedNumber(qint64 number);

} // namespace hookglass

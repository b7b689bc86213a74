// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/value.h"

namespace hookglass::json {

/// The value at a path such as "$.tracks[0].sid" or "$[\"odd key\"]"; the last one on the way when
/// the path leads on where the document does not (a path into the JSON of a text ends at the text).
Value deepestAt(const Value &root, QStringView path);

} // namespace hookglass::json

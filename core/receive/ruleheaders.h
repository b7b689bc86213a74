// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/http/httprequest.h"
#include "core/json/value.h"

namespace hookglass {

/// Reads the headers of a response rule, a list of pairs [name, value]. What could break the answer
/// apart (line breaks) or belongs to its framing is an error.
Result<HttpHeaders> readRuleHeaders(const json::Value &list);

/// A value as the message of an error shows it.
QString shownValue(const json::Value &value);

} // namespace hookglass

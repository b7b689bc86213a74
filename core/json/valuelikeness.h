// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/value.h"

namespace hookglass::json {

/// Both stand for the same number, exactly, as 1, 1.0 and 10e-1 do.
bool isSameNumber(QByteArrayView a, QByteArrayView b);

/// Two values under one name that differ from event to event whatever happens: ids, times and
/// tokens, by the name or since both look like one.
bool isVolatile(QByteArrayView name, const Value &a, const Value &b);

} // namespace hookglass::json

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/value.h"

#include <QList>

namespace hookglass::json {

/// A key that stands more than once in one object.
struct RepeatedKey
{
    QString path {}; ///< of the object: "$.room"
    QString key {};
};

/// The first repeated keys below a value, each told once, no more than `limit`. Keys are compared
/// as they read, whatever their escapes.
QList<RepeatedKey> repeatedKeys(const Value &root, qsizetype limit);

} // namespace hookglass::json

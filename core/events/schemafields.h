// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"
#include "core/json/value.h"

namespace hookglass {

/// The fields below one event's schema, flattened: objects by ".", arrays by "[]". References are
/// followed to a bounded depth.
QList<CatalogField> schemaFields(const json::Value &schema, const json::Value &event);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"

namespace hookglass::cli {

/// One event of the catalog told in lines of at most 100 columns, its fields as a tree: name, type
/// and facts in one line, what they mean and an example below. A line is longer only where a single
/// word is.
QStringList eventListing(const CatalogEvent &event);

} // namespace hookglass::cli

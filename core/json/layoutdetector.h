// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/rewriter.h"

namespace hookglass::json {

/// The layout that all of the document has; Keep when it is none of the known ones throughout.
Layout detectLayout(const Document &document);

} // namespace hookglass::json

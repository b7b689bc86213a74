// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/documentdiff.h"

#include "core/json/documentcomparer.h"

namespace hookglass::json {

DocumentDiff diffDocuments(const Document &left, const Document &right, const DiffOptions &options)
{
    return DocumentComparer(options).compare(left, right);
}

} // namespace hookglass::json

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bytealignment.h"
#include "core/json/documentdiff.h"

namespace hookglass {

/// Bytes side by side in hexadecimal with their text: those that both have stand beside each other,
/// and where one has none there is a gap. From shortly before the first difference on; asked for
/// the differences only, without what is more than a line away from one.
json::DocumentDiff byteRows(QByteArrayView left, QByteArrayView right,
                            const ByteAlignment &alignment, qsizetype bytesInLine,
                            const json::DiffOptions &options);

} // namespace hookglass

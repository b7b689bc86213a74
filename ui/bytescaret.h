// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bytelines.h"

#include <optional>

class QKeyEvent;

namespace hookglass {

/// Where a key moves the caret that stands before a byte, perhaps out of the bytes; nothing for a
/// key that does not move it. `linesShown`: of a page.
std::optional<qsizetype> caretAfter(const QKeyEvent &key, const ByteLines &lines, qsizetype caret,
                                    qsizetype linesShown);

} // namespace hookglass

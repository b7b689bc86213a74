// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPalette>

namespace hookglass {

/// The colours of JSON on the base colour of a palette, readable on light and dark.
struct JsonColors
{
    QColor key {};
    QColor string {};
    QColor number {};
    QColor literal {};
    QColor muted {}; ///< line numbers, what is told beside
    QColor error {};
    QColor mark {}; ///< behind bytes that are pointed at
    QColor match {}; ///< behind what the filter matches; a line under it says so too

    static JsonColors of(const QPalette &palette);
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace hookglass {

/// What the user said about a capture.
struct Marks
{
    bool pinned = false;
    int colour = 0; ///< 1 to 9; 0: none
    QString note {};
    bool isEmpty() const { return !pinned && colour == 0 && note.isEmpty(); }
    bool operator==(const Marks &) const = default;
};

} // namespace hookglass

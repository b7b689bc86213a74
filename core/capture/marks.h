// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace hookglass {

/// What the user said about a capture, and about its room.
struct Marks
{
    bool pinned = false;
    int colour = 0; ///< 1 to 9; 0: none
    QString note {};
    int roomColour = 0; ///< of all events of its room, which the session knows; 0: none
    int shownColour() const { return colour != 0 ? colour : roomColour; }
    /// Nothing was said of this one alone.
    bool isEmpty() const { return !pinned && colour == 0 && note.isEmpty(); }
    bool operator==(const Marks &) const = default;
};

} // namespace hookglass

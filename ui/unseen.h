// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <optional>

namespace hookglass {

/// What a filter says nothing of, since its search did not come to all captures. A value.
struct Unseen
{
    enum class Reason : quint8 {
        None, ///< it says something of all
        Stopped,
        Failed ///< the session could not be read
    };
    Reason reason = Reason::None;
    std::optional<qsizetype> count {}; ///< about so many; nothing: nobody knows

    explicit operator bool() const { return reason != Reason::None; }
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"

namespace hookglass {

/// Which capture another one is to be compared with.
enum class Counterpart : quint8 {
    SameEvent, ///< the one before of the same event and sender
    SameRoom, ///< the one before of the same room
    SameId, ///< another attempt or a duplicate: the one before, else the one after
    Selected ///< that the user has selected beside it
};

/// Its number; 0 when there is none, and for Selected.
qint64 findCounterpart(const SummaryRows &captures, qint64 seq, Counterpart which);

} // namespace hookglass

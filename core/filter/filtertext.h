// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filternode.h"

namespace hookglass {

/// The shortest usual way to write a tree: reading it makes the same tree.
QString filterText(const FilterNode &node);

/// The tree in plain English: "event is room_started or room_finished, and size is more than
/// 10kb". Safe to show.
QString filterDescription(const FilterNode &node);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/sequences.h"
#include "core/json/value.h"

namespace hookglass::json {

/// Members of the same name, those that are repeated in their order.
Partners memberPartners(const std::vector<Value> &lefts, const std::vector<Value> &rights);

/// Which of the left members stand elsewhere among those that both have; of several ways to tell
/// it, the other one when `swapped`.
std::vector<bool> movedMembers(const Partners &partners, size_t rights, bool swapped);

/// Partners ascend: gives those that have none what has none at the same place, in order.
void pairRest(Partners &partners, size_t rights);

/// The same matches seen from the other side, which has so many values.
Partners reversed(const Partners &partners, size_t size);

/// True for one of two differing values and false for them the other way round: where there is a
/// choice, it is then the same one both ways.
bool isSwapped(const Value &left, const Value &right);

} // namespace hookglass::json

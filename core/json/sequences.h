// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace hookglass::json {

/// For each item of one sequence its partner's place in the other, or -1.
using Partners = std::vector<qsizetype>;

/// The longest sequence that both have. Costs the product of the sizes without what the sequences
/// share at their ends; when that is more than `maxProduct`, only those ends are matched. `spent`
/// grows by the product.
Partners commonSequence(std::span<const quint64> first, std::span<const quint64> second,
                        qint64 maxProduct, qint64 &spent);

/// Which places are in a longest ascending sequence of the values.
std::vector<bool> longestAscending(std::span<const qsizetype> values);

} // namespace hookglass::json

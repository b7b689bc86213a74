// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/document.h"

#include <vector>

namespace hookglass::json {

/// A number for each value of a document that equal values share, whatever document they are in,
/// and others all but certainly do not (64 bits, seeded anew in each process).
class SubtreeHashes
{
public:
    /// `ordered`: objects with their members in another order are not equal.
    SubtreeHashes(const Document &document, bool ordered);

    quint64 of(const Value &value) const { return m_hashes[value.index()]; }

private:
    quint64 ofMembers(const Document &document, size_t object, bool ordered);
    quint64 ofElements(const Document &document, size_t array) const;

    std::vector<quint64> m_hashes; ///< by the index of the node
    std::vector<std::pair<quint64, quint64>> m_members; ///< of one object: name and value
};

} // namespace hookglass::json

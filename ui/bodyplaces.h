// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"
#include "ui/bodytree.h"

#include <QCache>

#include <utility>

namespace hookglass {

class PartsTable;

/// Where one was in the bodies that were looked at last: which part, what of the tree stood open
/// and what was selected. To go on there when one comes back.
class BodyPlaces
{
public:
    void keep(const Capture &capture, const BodyTree &tree, const PartsTable &parts);
    /// Once its body is shown again.
    void restore(const Capture &capture, BodyTree &tree, PartsTable &parts) const;

private:
    struct Place
    {
        qsizetype part = -1;
        TreePlace tree {};
    };
    using Key = std::pair<qint64, qint64>; ///< of sessions that count anew, too

    static Key keyOf(const Capture &capture);

    static constexpr int MostBytes = 4 * 1024 * 1024;
    QCache<Key, Place> m_places {MostBytes};
};

} // namespace hookglass

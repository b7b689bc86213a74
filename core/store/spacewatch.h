// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace hookglass {

/// Looks at the free space of the disk that a session is on, and tells when it becomes short and
/// when it no longer is: once each time.
class SpaceWatch
{
public:
    enum class Change { None, Low, Enough };

    explicit SpaceWatch(QString folder);

    Change check();
    qint64 bytesFree() const { return m_free; } ///< at the last check

    /// Less than this is short: 500 MB, or 5 % of a disk below 10 GB.
    static qint64 lowMark(qint64 capacity);

private:
    const QString m_folder;
    qint64 m_free = 0;
    bool m_low = false;
};

} // namespace hookglass

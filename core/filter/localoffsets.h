// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <vector>

namespace hookglass {

/// How far local time is from UTC, for telling times of day quickly: asking the system takes µs
/// each time. Knows the changes from 2015 to 2037. A value, safe in any thread.
class LocalOffsets
{
public:
    /// Of the time zone that the system has now.
    static LocalOffsets ofSystem();

    /// µs since local midnight.
    qint64 timeOfDayUs(qint64 epochUs) const;

private:
    struct Change
    {
        qint64 fromUs = 0;
        qint64 offsetUs = 0;
    };
    std::vector<Change> m_changes; ///< ascending; the first counts before it too
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace hookglass {

/// How much of a session is kept. What is beyond a limit is removed from the file, oldest first; a
/// capture with marks stays, and does not count. 0: no such limit.
struct Retention
{
    qint64 maxCaptures = 0;
    qint64 maxBytes = 0; ///< of the file, without the log beside it
    qint64 maxAgeS = 0; ///< seconds since arrival
    bool isOff() const { return maxCaptures <= 0 && maxBytes <= 0 && maxAgeS <= 0; }
    bool operator==(const Retention &) const = default;
};

/// Captures that have gone: all numbers from `first` to `last`.
struct SeqRange
{
    qint64 first = 0;
    qint64 last = 0;
    bool operator==(const SeqRange &) const = default;
};

/// What was taken out of a session, and by which limit: "captures", "bytes" or "age"; or because it
/// had been "deleted" by the user.
struct RemovalReport
{
    qint64 atUs = 0;
    QList<SeqRange> ranges {}; ///< ascending
    qint64 captures = 0;
    qint64 bytes = 0; ///< of their heads and bodies
    QString why {};
};

} // namespace hookglass

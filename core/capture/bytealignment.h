// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QList>

#include <stop_token>

namespace hookglass {

/// Bytes that both have, and where.
struct SharedRun
{
    qsizetype left = 0;
    qsizetype right = 0;
    qsizetype size = 0;
    bool operator==(const SharedRun &) const = default;
};

/// Which bytes of one stand for which of the other.
struct ByteAlignment
{
    QList<SharedRun> runs {}; ///< ascending in both, none touching another in both
    bool isWhole = true; ///< false: somewhere they differ too much to be matched within the bounds
};

/// Cuts off what both begin and end with, then finds blocks that each has once and, between those,
/// the longest sequence that both have. Takes about n log n of the bytes, some megabytes of memory
/// and, for the sequences, a bounded number of steps. Soon after a stop was requested it gives back
/// something of no use.
ByteAlignment alignBytes(QByteArrayView left, QByteArrayView right,
                         const std::stop_token &stop = {});

} // namespace hookglass

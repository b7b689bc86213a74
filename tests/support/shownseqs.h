// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/timelinemodel.h"

#include <numeric>

namespace hookglass::test {

/// The events in the rows of a timeline.
inline QList<qint64> shown(const TimelineModel &model)
{
    QList<qint64> seqs;
    for (int row = 0; row < model.rowCount(); ++row)
        seqs.append(model.seqAt(row));
    return seqs;
}

/// From the first to the last.
inline QList<qint64> numbers(qint64 first, qint64 last)
{
    QList<qint64> list(last - first + 1);
    std::iota(list.begin(), list.end(), first);
    return list;
}

} // namespace hookglass::test

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/seqnumbers.h"
#include "ui/timelinemodel.h"

namespace hookglass::test {

/// The events in the rows of a timeline.
inline QList<qint64> shown(const TimelineModel &model)
{
    QList<qint64> seqs;
    for (int row = 0; row < model.rowCount(); ++row)
        seqs.append(model.seqAt(row));
    return seqs;
}

} // namespace hookglass::test

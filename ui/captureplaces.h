// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"

namespace hookglass {

/// Appends the places, from this one on, of the captures that the filter takes.
void appendMatching(const QList<CaptureSummary> &captures, qsizetype from, const Filter &filter,
                    QList<int> &places);

/// Where the capture with this number stands in an ascending list; -1 when there is none.
qsizetype placeOfSeq(const QList<CaptureSummary> &captures, qint64 seq);

/// Where it stands in an ascending list of places; -1 when it is not among them.
int rowOfSeq(const QList<CaptureSummary> &captures, const QList<int> &places, qint64 seq);

} // namespace hookglass

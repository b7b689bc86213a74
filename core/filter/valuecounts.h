// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"

#include <functional>

namespace hookglass {

/// A value that a field has in some captures, and in how many.
struct ValueCount
{
    QString value {};
    qint64 count = 0;
    bool operator==(const ValueCount &) const = default;
};

/// Whether the values of this field can be counted without reading the session.
bool canCountValues(const QString &field);

/// The values of a field ("event", "status") that have `typed` in them, in any case: first those
/// that begin with it, the most frequent first, at most so many. Values that a filter cannot well
/// name, as very long ones, are left out. Takes some ten milliseconds for a million captures, so
/// let another thread do it; nothing when `isStale` says that nobody waits.
QList<ValueCount> countValues(const SummaryRows &rows, const QString &field, const QString &typed,
                              qsizetype most, const std::function<bool()> &isStale);

/// How a text is written as a value in a filter: in quotes and with backslashes where they are
/// needed.
QString filterValueText(const QString &text);

} // namespace hookglass

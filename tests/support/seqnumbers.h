// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

#include <numeric>

namespace hookglass::test {

/// From the first to the last; none when that is less.
inline QList<qint64> numbers(qint64 first, qint64 last)
{
    QList<qint64> list(qMax(last - first + 1, 0LL));
    std::iota(list.begin(), list.end(), first);
    return list;
}

} // namespace hookglass::test

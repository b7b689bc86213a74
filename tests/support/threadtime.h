// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <ctime>

namespace hookglass::test {

/// The processor's time that this thread has had. For tests that bound what something costs: what
/// else the machine does meanwhile does not matter.
inline qint64 threadUs()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
}

} // namespace hookglass::test

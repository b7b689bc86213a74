// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/threadpriority.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/resource.h>

#include <utility>
#endif

namespace hookglass {

void lowerThreadPriority()
{
#ifdef Q_OS_LINUX
    // QThread's priorities mean nothing to the usual scheduler of Linux. There a nice value is the
    // thread's own, and 0 the calling one. Other programs may be busy, too: no more than this.
    constexpr int Nicer = 5;
    static thread_local bool isLow = false;
    if (!std::exchange(isLow, true))
        setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + Nicer);
#endif
}

} // namespace hookglass

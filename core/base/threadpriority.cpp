// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/threadpriority.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace hookglass {

void lowerThreadPriority()
{
#ifdef Q_OS_LINUX
    // QThread's priorities mean nothing to the usual scheduler of Linux. There a nice value is the
    // thread's own, and 0 the calling one.
    constexpr int Nice = 5; // other programs may be busy, too
    setpriority(PRIO_PROCESS, 0, Nice);
#endif
}

} // namespace hookglass

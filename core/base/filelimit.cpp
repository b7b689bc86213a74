// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/filelimit.h"

#include <QtGlobal>

#include <algorithm>
#include <limits>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace hookglass {

#ifdef Q_OS_UNIX

namespace {
// More would never be used, and some systems say "unlimited" but refuse it.
constexpr rlim_t Enough = 65'536;
} // namespace

int openFileLimit()
{
    rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 256; // what POSIX systems have at least
    return int(std::min<rlim_t>(limit.rlim_cur, std::numeric_limits<int>::max()));
}

void raiseOpenFileLimit()
{
    rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= Enough)
        return;
    limit.rlim_cur = std::min(limit.rlim_max, Enough);
    setrlimit(RLIMIT_NOFILE, &limit); // refused: it stays as it was
}

#else

int openFileLimit()
{
    return std::numeric_limits<int>::max();
}

void raiseOpenFileLimit() { }

#endif

} // namespace hookglass

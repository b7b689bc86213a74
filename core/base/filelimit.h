// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace hookglass {

/// How many files and connections this process may have open at the same time.
int openFileLimit();

/// Raises that to what the system allows this user; call it once, at the program's start.
void raiseOpenFileLimit();

} // namespace hookglass

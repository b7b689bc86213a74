// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace hookglass {

/// From now on the calling thread leaves the processors to others whenever they have something to
/// do: for long work in the background, beside a window that is to stay responsive. Does nothing
/// where threads cannot be told so; it cannot be taken back.
void lowerThreadPriority();

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace hookglass {

/// Tells screen readers what the widgets are that paint themselves: bytes are text that cannot be
/// changed, read line by line; the overview is a chart; what scrolls is a pane. Calling it again
/// does nothing.
void installAccessibleViews();

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>

namespace hookglass {

/// A font of equal widths, also where the desktop names none or one that is not.
QFont fixedFont();

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace hookglass {

/// Lets Tab go through all that stands in the layouts of a widget, splitters, tabs and stacks in
/// the order in which it is read, whenever it was made.
void setTabOrderAsRead(QWidget &widget);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QVariant>

class QHeaderView;

namespace hookglass {

/// The widths of the columns that can be drawn wider, to be kept in the settings.
QVariantList keptColumns(const QHeaderView &header);
/// Draws them as they were. What is no list of sensible widths changes nothing.
void restoreColumns(QHeaderView &header, const QVariant &kept);

} // namespace hookglass

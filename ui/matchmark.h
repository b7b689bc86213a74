// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>

class QAbstractItemView;
class QLabel;
class QModelIndex;
class QPalette;

namespace hookglass {

/// Shows that the filter matches a cell: by its colour, by a line under it, and to a screen reader.
/// The font is that of a cell that does not match.
void markMatch(QAbstractItemView &view, const QModelIndex &cell, QFont font, bool isMatch,
               const QPalette &palette);

/// The same of a text.
void markMatch(QLabel &label, bool isMatch);

} // namespace hookglass

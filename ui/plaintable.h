// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QStringList>

class QTableWidget;
class QWidget;

namespace hookglass {

/// A read-only table of plain text whose last column takes the room that is left. Ctrl+C copies the
/// current cell.
QTableWidget *makePlainTable(const QStringList &headers, QWidget *parent);

/// Adds a row; whatever the cells hold is made visible. The icon, if any, goes to the first cell.
void addPlainRow(QTableWidget &table, const QStringList &cells, const QIcon &icon = {});

/// Replaces the texts of a row that addPlainRow() made.
void setPlainRow(QTableWidget &table, int row, const QStringList &cells);

/// Widens all columns but the last to their content, within bounds: half of `room`, the width that
/// the table has or is about to get.
void fitFirstColumns(QTableWidget &table, int room);

/// Makes the table as high as its rows, so that only what holds it scrolls.
void fitHeight(QTableWidget &table);

} // namespace hookglass

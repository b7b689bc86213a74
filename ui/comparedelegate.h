// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace hookglass {

/// Paints the texts of a CompareModel, wrapped, what differs in them bold and underlined. Of a text
/// with more lines than are painted it shows those around the difference.
class CompareDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int Margin = 3; ///< at each side of a text
    static constexpr int Padding = 3; ///< above and below it
    static constexpr int MostLines = 10;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// Of a cell that is so wide.
    int heightFor(const QModelIndex &index, int width) const;
    /// Characters on a line in such a cell.
    static int columnsFor(const QFont &font, int width);
    /// What of its text is painted.
    static QString paintedText(const QModelIndex &index, int width);
};

} // namespace hookglass

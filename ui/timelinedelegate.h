// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/celltexts.h"

#include <QStyledItemDelegate>

namespace hookglass {

class TimelineView;

/// Paints the cells of the timeline: with its tint, the whole row selected and none of its cells
/// focused, one line of text each.
class TimelineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TimelineDelegate(TimelineView *view);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintMark(QPainter *painter, const QStyleOptionViewItem &option) const;
    static int paintIcon(QPainter *painter, const QStyleOptionViewItem &cell, const QRect &room);
    void paintText(QPainter *painter, const QStyleOptionViewItem &cell, const QRect &room) const;

    const TimelineView &m_view;
    mutable CellTexts m_texts;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/columnwidths.h"

#include <QHeaderView>

namespace hookglass {

namespace {

constexpr int Widest = 4000; // pixels

/// The last one takes the rest.
int drawnColumns(const QHeaderView &header)
{
    return header.count() - (header.stretchLastSection() ? 1 : 0);
}

} // namespace

QVariantList keptColumns(const QHeaderView &header)
{
    QVariantList widths;
    for (int column = 0; column < drawnColumns(header); ++column)
        widths.append(header.sectionSize(column));
    return widths;
}

void restoreColumns(QHeaderView &header, const QVariant &kept)
{
    const QVariantList widths = kept.toList();
    if (widths.size() != drawnColumns(header))
        return;
    for (int column = 0; column < int(widths.size()); ++column) {
        const int width = widths.at(column).toInt();
        if (width >= header.minimumSectionSize() && width <= Widest)
            header.resizeSection(column, width);
    }
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/jsoncolors.h"

namespace hookglass {

JsonColors JsonColors::of(const QPalette &palette)
{
    QColor mark = palette.color(QPalette::Highlight);
    // Each at least 4.5:1 on the usual base colours.
    if (palette.color(QPalette::Base).lightness() < 128) {
        mark.setAlphaF(0.45F);
        return {QColor(0x7c, 0xc4, 0xff),
                QColor(0xa5, 0xd6, 0x8b),
                QColor(0xf0, 0xb8, 0x6a),
                QColor(0xd8, 0xa8, 0xff),
                QColor(0xa8, 0xad, 0xb4),
                QColor(0xff, 0x8a, 0x80),
                mark,
                QColor(0x57, 0x45, 0x0a)};
    }
    mark.setAlphaF(0.28F);
    return {QColor(0x0b, 0x57, 0xb0),
            QColor(0x1a, 0x6f, 0x2e),
            QColor(0x9a, 0x4b, 0x00),
            QColor(0x7b, 0x2f, 0xa8),
            QColor(0x5f, 0x63, 0x68),
            QColor(0xc0, 0x26, 0x2d),
            mark,
            QColor(0xff, 0xec, 0xa8)};
}

} // namespace hookglass

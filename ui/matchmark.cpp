// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/matchmark.h"

#include "ui/jsoncolors.h"

#include <QAbstractItemView>
#include <QBrush>
#include <QCoreApplication>
#include <QLabel>

namespace hookglass {

namespace {

QString spoken(bool isMatch)
{
    return isMatch ? QCoreApplication::translate("Match", "matches the filter") : QString();
}

} // namespace

void markMatch(QAbstractItemView &view, const QModelIndex &cell, QFont font, bool isMatch,
               const QPalette &palette)
{
    font.setBold(font.bold() || isMatch);
    font.setUnderline(font.underline() || isMatch);
    QAbstractItemModel &model = *view.model();
    model.setData(cell, font, Qt::FontRole);
    model.setData(cell, isMatch ? QVariant(QBrush(JsonColors::of(palette).match)) : QVariant(),
                  Qt::BackgroundRole);
    model.setData(cell, spoken(isMatch), Qt::AccessibleDescriptionRole);
}

void markMatch(QLabel &label, bool isMatch)
{
    QFont font = label.font();
    font.setUnderline(isMatch);
    label.setFont(font);
    label.setPalette(QPalette()); // that of its parent
    if (isMatch) {
        QPalette palette = label.palette();
        palette.setColor(QPalette::Window, JsonColors::of(palette).match);
        label.setPalette(palette);
    }
    label.setAutoFillBackground(isMatch);
    label.setAccessibleDescription(spoken(isMatch));
}

} // namespace hookglass

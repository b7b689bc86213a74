// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/viewsearch.h"

#include <QHeaderView>
#include <QScrollArea>

namespace hookglass {

namespace {

constexpr qsizetype MostPlaces = 10'000;

void collect(const QAbstractItemModel &model, const QModelIndex &parent, const QString &text,
             QModelIndexList &found)
{
    for (int row = 0; row < model.rowCount(parent) && found.size() < MostPlaces; ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            if (index.data().toString().contains(text, Qt::CaseInsensitive))
                found.append(index);
        }
        collect(model, model.index(row, 0, parent), text, found);
    }
}

} // namespace

qsizetype ViewSearch::find(const QWidget &widget, const QString &text)
{
    m_places.clear();
    if (text.isEmpty())
        return 0;
    for (auto *view : widget.findChildren<QAbstractItemView *>()) {
        const bool isHeading = qobject_cast<QHeaderView *>(view); // of one that is searched
        if (isHeading || !view->model() || view->isHidden())
            continue;
        QModelIndexList found;
        collect(*view->model(), {}, text, found);
        for (const QModelIndex &index : std::as_const(found))
            m_places.append({view, index});
    }
    return m_places.size();
}

void ViewSearch::show(qsizetype which) const
{
    const Place place = m_places.value(which);
    if (!place.view || !place.index.isValid())
        return;
    place.view->setCurrentIndex(place.index);
    place.view->scrollTo(place.index);
    for (QWidget *each = place.view->parentWidget(); each; each = each->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(each)) {
            const QPoint at = place.view->viewport()->mapTo(
                area->widget(), place.view->visualRect(place.index).center());
            area->ensureVisible(at.x(), at.y());
        }
    }
}

} // namespace hookglass

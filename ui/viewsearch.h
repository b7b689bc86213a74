// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemView>
#include <QPointer>

namespace hookglass {

/// Finds a text in the cells of all lists, tables and trees of a widget, whatever the case.
class ViewSearch
{
public:
    qsizetype find(const QWidget &widget, const QString &text);
    /// Goes to a place that find() counted.
    void show(qsizetype which) const;

private:
    struct Place
    {
        QPointer<QAbstractItemView> view {};
        QPersistentModelIndex index {};
    };
    QList<Place> m_places;
};

} // namespace hookglass

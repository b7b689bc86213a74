// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/catalogsearch.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTableWidget;

namespace hookglass {

/// A window of its own with every event that the senders know and its fields, to be searched.
class EventReference final : public QWidget
{
    Q_OBJECT

public:
    explicit EventReference(const EventCatalog &catalog, QWidget *parent = nullptr);

    /// Comes to the front, ready to type a search.
    void open();

private:
    QWidget *makeList();
    QWidget *makeDetails();
    void search();
    void showDetails(int row);
    void copy() const;
    const CatalogEvent *current() const;

    const EventCatalog m_catalog;
    QList<CatalogMatch> m_matches; ///< one for each row of the list
    QLineEdit *m_search;
    QTimer m_typing; ///< a pause ends it, and the search begins
    QLabel *m_count;
    QTableWidget *m_list;
    QLabel *m_title;
    QLabel *m_about;
    QTableWidget *m_fields;
    QLabel *m_field; ///< all of the current field
};

} // namespace hookglass

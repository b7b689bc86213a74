// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plaintable.h"

#include "core/base/text.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QTableWidget>

namespace hookglass {

QTableWidget *makePlainTable(const QStringList &headers, QWidget *parent)
{
    auto *table = new QTableWidget(0, int(headers.size()), parent);
    table->setHorizontalHeaderLabels(headers);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 8);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    auto *copy = new QAction(table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, table, [table] {
        if (const QTableWidgetItem *item = table->currentItem())
            QApplication::clipboard()->setText(item->text());
    });
    table->addAction(copy);
    return table;
}

void addPlainRow(QTableWidget &table, const QStringList &cells, const QIcon &icon)
{
    const int row = table.rowCount();
    table.insertRow(row);
    for (int column = 0; column < int(cells.size()); ++column)
        table.setItem(row, column, new QTableWidgetItem);
    setPlainRow(table, row, cells);
    if (!cells.isEmpty())
        table.item(row, 0)->setIcon(icon);
}

void setPlainRow(QTableWidget &table, int row, const QStringList &cells)
{
    for (int column = 0; column < int(cells.size()); ++column) {
        QTableWidgetItem *item = table.item(row, column);
        item->setText(visibleText(cells[column], 8000));
        // As rich text, so that a tag in the text is not taken for one.
        item->setToolTip(QLatin1StringView("<p>") + visibleText(cells[column], 1500).toHtmlEscaped()
                         + QLatin1StringView("</p>"));
    }
}

void fitFirstColumns(QTableWidget &table, int room)
{
    for (int column = 0; column + 1 < table.columnCount(); ++column) {
        table.resizeColumnToContents(column);
        const int most = qMax(280, room / 2);
        table.setColumnWidth(column, qMin(table.columnWidth(column) + 12, most));
    }
}

void fitHeight(QTableWidget &table)
{
    int height = table.horizontalHeader()->sizeHint().height() + 4;
    for (int row = 0; row < table.rowCount(); ++row)
        height += table.rowHeight(row);
    table.setFixedHeight(height);
}

} // namespace hookglass

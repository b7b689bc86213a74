// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/titledtable.h"

#include "ui/matchmark.h"
#include "ui/plaintable.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace hookglass {

namespace {
constexpr int MostLines = 12; // of one row
constexpr int LeastColumns = 14; // of text
} // namespace

TitledTable::TitledTable(const QString &title, const QStringList &headers, QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_table(makePlainTable(headers, this))
{
    auto *label = new QLabel(title, this);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    m_table->setAccessibleName(title);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setWordWrap(true);
    m_table->verticalHeader()->setMinimumSectionSize(
        m_table->verticalHeader()->defaultSectionSize());
    m_table->verticalHeader()->setMaximumSectionSize(MostLines * fontMetrics().lineSpacing());
    m_table->setFocusPolicy(Qt::StrongFocus);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addWidget(label);
    m_column->addWidget(m_table);
    hide();
}

void TitledTable::clear()
{
    m_table->setRowCount(0);
    hide();
}

void TitledTable::addRow(const QStringList &cells, const QIcon &icon)
{
    addPlainRow(*m_table, cells, icon);
}

void TitledTable::fit()
{
    fitCells();
    setVisible(m_table->rowCount() > 0);
}

/// Texts that are too long for their column have more lines.
void TitledTable::fitCells()
{
    fitFirstColumns(*m_table, width());
    narrowColumns();
    m_table->resizeRowsToContents();
    fitHeight(*m_table);
}

/// The widest ones, so that the last one has what it needs, at most a third.
void TitledTable::narrowColumns()
{
    const int last = m_table->columnCount() - 1;
    const QAbstractItemView *view = m_table;
    const int least = fontMetrics().averageCharWidth() * LeastColumns;
    int room = width() - qBound(least, view->sizeHintForColumn(last), qMax(least, width() / 3));
    for (int column = 0; column < last; ++column)
        room -= m_table->columnWidth(column);
    for (int i = 0; i < last && room < 0; ++i) {
        int widest = 0;
        for (int column = 1; column < last; ++column)
            widest = m_table->columnWidth(column) > m_table->columnWidth(widest) ? column : widest;
        const int wide = m_table->columnWidth(widest);
        const int narrow = qMin(wide, qMax(least, wide + room));
        m_table->setColumnWidth(widest, narrow);
        room += wide - narrow;
    }
}

int TitledTable::rowCount() const
{
    return m_table->rowCount();
}

QString TitledTable::text(int row, int column) const
{
    return m_table->item(row, column)->text();
}

void TitledTable::setMatch(int row, int column, bool isMatch)
{
    markMatch(*m_table, m_table->model()->index(row, column), m_table->font(), isMatch, palette());
}

void TitledTable::insertBelowTitle(QWidget *widget)
{
    m_column->insertWidget(1, widget);
}

/// How wide the columns may be depends on the room there is.
void TitledTable::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitCells();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/titledtable.h"

#include "ui/matchmark.h"
#include "ui/plaintable.h"

#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace hookglass {

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
    fitFirstColumns(*m_table, width());
    fitHeight(*m_table);
    setVisible(m_table->rowCount() > 0);
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
    fitFirstColumns(*m_table, width());
}

} // namespace hookglass

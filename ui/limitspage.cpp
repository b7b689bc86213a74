// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/limitspage.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

LimitsPage::LimitsPage(const ListenOptions &options, QWidget *parent)
    : QWidget(parent)
    , m_options(options)
{
    auto *help = new QLabel(tr("What a sender may make Hookglass hold. Changes take effect the "
                               "next time listening is started."),
                            this);
    help->setWordWrap(true);
    auto *grid = new QGridLayout(this);
    grid->setHorizontalSpacing(14);
    grid->setColumnStretch(2, 1);
    grid->addWidget(help, 0, 0, 1, 3);
    for (const ListenLimit &limit : m_limits)
        addRow(*grid, limit);
    auto *restore = new QPushButton(tr("Restore &defaults"), this);
    restore->setAutoDefault(false);
    connect(restore, &QPushButton::clicked, this, [this] { show(ListenOptions {}); });
    grid->setRowStretch(grid->rowCount(), 1);
    grid->addWidget(restore, grid->rowCount(), 0, 1, 3, Qt::AlignLeft);
    show(options);
}

void LimitsPage::addRow(QGridLayout &grid, const ListenLimit &limit)
{
    auto *value = new QSpinBox(this);
    value->setRange(int(limit.least), int(limit.most));
    value->setGroupSeparatorShown(true);
    value->setAccelerated(true);
    value->setAlignment(Qt::AlignRight);
    if (!limit.unit.isEmpty())
        value->setSuffix(u' ' + limit.unit);
    value->setAccessibleName(QString(limit.label).remove(u'&'));
    value->setAccessibleDescription(limit.help);
    auto *label = new QLabel(limit.label + u':', this);
    label->setBuddy(value);
    const int row = grid.rowCount();
    grid.addWidget(label, row, 0);
    grid.addWidget(value, row, 1);
    grid.addWidget(new QLabel(limit.help, this), row, 2);
    m_values.append(value);
}

void LimitsPage::show(const ListenOptions &options)
{
    for (qsizetype i = 0; i < m_limits.size(); ++i)
        m_values[i]->setValue(int(m_limits[i].get(options) / m_limits[i].scale));
}

ListenOptions LimitsPage::options() const
{
    ListenOptions options = m_options;
    for (qsizetype i = 0; i < m_limits.size(); ++i)
        m_limits[i].set(options, m_values[i]->value() * m_limits[i].scale);
    return options;
}

} // namespace hookglass

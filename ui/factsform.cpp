// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/factsform.h"

#include "core/base/text.h"

#include <QGridLayout>
#include <QLabel>

namespace hookglass {

FactsForm::FactsForm(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(16);
    m_layout->setVerticalSpacing(4);
    m_layout->setColumnStretch(1, 1);
}

void FactsForm::clear()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void FactsForm::add(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    const int row = m_layout->rowCount();
    auto *nameLabel = new QLabel(name, this);
    QPalette dim = nameLabel->palette();
    dim.setColor(QPalette::WindowText, dim.color(QPalette::PlaceholderText));
    nameLabel->setPalette(dim);
    auto *valueLabel = new QLabel(this);
    valueLabel->setTextFormat(Qt::PlainText);
    valueLabel->setText(visibleText(value, 2000));
    valueLabel->setWordWrap(true);
    valueLabel->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    valueLabel->setAccessibleName(name);
    m_layout->addWidget(nameLabel, row, 0, Qt::AlignTop);
    m_layout->addWidget(valueLabel, row, 1);
}

} // namespace hookglass

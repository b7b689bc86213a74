// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/colourrulesdialog.h"

#include "core/base/text.h"
#include "ui/filteredit.h"
#include "ui/icons.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace hookglass {

ColourRulesDialog::ColourRulesDialog(const Icons &icons, const QList<ColourRule> &rules,
                                     QWidget *parent)
    : QDialog(parent)
    , m_rules(rules)
    , m_list(new QListWidget(this))
    , m_filter(new FilterEdit(icons, this))
    , m_colour(new QComboBox(this))
    , m_add(new QPushButton(tr("&Add"), this))
    , m_remove(new QPushButton(tr("&Remove"), this))
    , m_up(new QPushButton(tr("Move &up"), this))
    , m_down(new QPushButton(tr("Move &down"), this))
    , m_problem(new QLabel(this))
{
    setWindowTitle(tr("Colour rules"));
    m_list->setAccessibleName(tr("Colour rules, the first that matches decides"));
    m_filter->setAccessibleName(tr("Filter of the rule"));
    m_filter->setPlaceholderText(tr("For example verdict:failed, or event:room_* room:demo"));
    m_filter->setToolTip(tr("Fields of the timeline, as in its filter; not headers and bodies"));
    for (int colour = 1; colour <= ColourRules::MaxColour; ++colour)
        m_colour->addItem(Icons::swatch(colour), Icons::colourName(colour), colour);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    makeLayout();
    connect(m_list, &QListWidget::currentRowChanged, this, &ColourRulesDialog::showCurrent);
    connect(m_filter, &QLineEdit::textChanged, this, &ColourRulesDialog::onEdited);
    connect(m_colour, &QComboBox::currentIndexChanged, this, &ColourRulesDialog::onEdited);
    connect(m_add, &QPushButton::clicked, this, &ColourRulesDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &ColourRulesDialog::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    fillList(0);
    check();
}

void ColourRulesDialog::makeLayout()
{
    auto *buttons = new QVBoxLayout;
    for (QPushButton *button : {m_add, m_remove, m_up, m_down}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *lists = new QHBoxLayout;
    lists->addWidget(m_list, 1);
    lists->addLayout(buttons);
    auto *form = new QFormLayout;
    form->addRow(tr("&Filter:"), m_filter);
    form->addRow(tr("&Colour:"), m_colour);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = box->button(QDialogButtonBox::Ok);
    connect(box, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *help =
        new QLabel(tr("The first rule that matches gives a row its colour. What you colour "
                      "yourself comes before all rules."),
                   this);
    help->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(help);
    layout->addLayout(lists, 1);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(box);
    resize(620, 420);
}

void ColourRulesDialog::fillList(int current)
{
    m_list->clear();
    for (qsizetype i = 0; i < m_rules.size(); ++i) {
        m_list->addItem(new QListWidgetItem);
        showInList(int(i));
    }
    m_list->setCurrentRow(qMin(current, int(m_rules.size()) - 1));
    showCurrent();
}

void ColourRulesDialog::showInList(int row)
{
    const ColourRule &rule = m_rules.at(row);
    QListWidgetItem *item = m_list->item(row);
    item->setText(visibleText(rule.filter, 200));
    item->setIcon(Icons::swatch(rule.colour));
    item->setData(Qt::AccessibleTextRole,
                  QString(item->text() + QStringLiteral(", ") + Icons::colourName(rule.colour)));
}

void ColourRulesDialog::showCurrent()
{
    const int row = m_list->currentRow();
    const bool isRule = row >= 0 && row < m_rules.size();
    m_showing = true;
    m_filter->setEnabled(isRule);
    m_colour->setEnabled(isRule);
    m_filter->setText(isRule ? m_rules.at(row).filter : QString());
    m_colour->setCurrentIndex(isRule ? m_rules.at(row).colour - 1 : 0);
    m_showing = false;
    m_remove->setEnabled(isRule);
    m_up->setEnabled(isRule && row > 0);
    m_down->setEnabled(isRule && row + 1 < m_rules.size());
    m_add->setEnabled(m_rules.size() < ColourRules::MaxRules);
}

void ColourRulesDialog::onEdited()
{
    const int row = m_list->currentRow();
    if (m_showing || row < 0)
        return;
    m_rules[row] = {m_filter->text(), m_colour->currentData().toInt()};
    showInList(row);
    check();
}

void ColourRulesDialog::add()
{
    const int row = m_list->currentRow() + 1;
    m_rules.insert(row, {{}, int(m_rules.size()) % ColourRules::MaxColour + 1});
    fillList(row);
    m_filter->setFocus();
    check();
}

void ColourRulesDialog::remove()
{
    const int row = m_list->currentRow();
    m_rules.remove(row);
    fillList(row);
    check();
}

void ColourRulesDialog::move(int by)
{
    const int row = m_list->currentRow();
    m_rules.swapItemsAt(row, row + by);
    fillList(row + by);
    check();
}

void ColourRulesDialog::check()
{
    const Result<ColourRules> rules = ColourRules::make(m_rules);
    if (rules)
        m_valid = *rules;
    m_ok->setEnabled(bool(rules));
    m_problem->setText(rules ? QString() : rules.error().message);
}

} // namespace hookglass

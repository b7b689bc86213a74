// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/savedfiltersdialog.h"

#include "core/filter/filter.h"
#include "ui/icons.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
enum Column { Name, Text, Button, ColumnCount };
}

SavedFiltersDialog::SavedFiltersDialog(const Icons &icons, const QList<SavedFilter> &filters,
                                       QWidget *parent)
    : QDialog(parent)
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_problem(new QLabel(this))
    , m_remove(new QPushButton(tr("&Remove"), this))
    , m_up(new QPushButton(tr("&Up"), this))
    , m_down(new QPushButton(tr("&Down"), this))
{
    setWindowTitle(tr("Saved filters"));
    resize(640, 360);
    QPalette colors = m_problem->palette();
    colors.setColor(QPalette::WindowText, icons.color(Tint::Bad));
    m_problem->setPalette(colors);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    makeLayout();
    for (const SavedFilter &filter : filters) {
        m_table->insertRow(m_table->rowCount());
        setRow(m_table->rowCount() - 1, filter);
    }
    if (!filters.isEmpty())
        m_table->setCurrentCell(0, Name);
    connect(m_table, &QTableWidget::itemChanged, this, &SavedFiltersDialog::check);
    connect(m_table, &QTableWidget::currentCellChanged, this, &SavedFiltersDialog::check);
    check();
}

void SavedFiltersDialog::makeLayout()
{
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Filter"), tr("Button in the bar")});
    m_table->setAccessibleName(tr("Saved filters"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Interactive);
    m_table->horizontalHeader()->setSectionResizeMode(Text, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(Button, QHeaderView::ResizeToContents);
    m_table->setColumnWidth(Name, 160);
    auto *add = new QPushButton(tr("&Add"), this);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {add, m_remove, m_up, m_down}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    connect(add, &QPushButton::clicked, this, [this] { this->add({}); });
    connect(m_remove, &QPushButton::clicked, this, &SavedFiltersDialog::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void SavedFiltersDialog::setRow(int row, const SavedFilter &filter)
{
    auto *button = new QTableWidgetItem;
    button->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    button->setCheckState(filter.isButton ? Qt::Checked : Qt::Unchecked);
    button->setData(Qt::AccessibleTextRole, tr("Button in the bar"));
    m_table->setItem(row, Name, new QTableWidgetItem(filter.name));
    m_table->setItem(row, Text, new QTableWidgetItem(filter.text));
    m_table->setItem(row, Button, button);
}

SavedFilter SavedFiltersDialog::filterAt(int row) const
{
    const auto text = [&](Column column) {
        const QTableWidgetItem *item = m_table->item(row, column);
        return item ? item->text().trimmed() : QString();
    };
    const QTableWidgetItem *button = m_table->item(row, Button);
    return {text(Name), text(Text), button && button->checkState() == Qt::Checked};
}

QList<SavedFilter> SavedFiltersDialog::filters() const
{
    QList<SavedFilter> filters;
    for (int row = 0; row < m_table->rowCount(); ++row)
        filters.append(filterAt(row));
    return filters;
}

void SavedFiltersDialog::add(const QString &text)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    setRow(row, {.text = text});
    m_table->setCurrentCell(row, Name);
    m_table->setFocus();
    m_table->editItem(m_table->item(row, Name));
    check();
}

void SavedFiltersDialog::remove()
{
    m_table->removeRow(m_table->currentRow());
    check();
}

void SavedFiltersDialog::move(int by)
{
    const int row = m_table->currentRow();
    const SavedFilter moved = filterAt(row);
    const SavedFilter other = filterAt(row + by);
    setRow(row, other);
    setRow(row + by, moved);
    m_table->setCurrentCell(row + by, Name);
    check();
}

/// What is wrong keeps the dialog open.
void SavedFiltersDialog::check()
{
    const int row = m_table->currentRow();
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_table->rowCount());
    QString problem;
    for (const SavedFilter &filter : filters()) {
        const Result<Filter> compiled = Filter::compile(filter.text);
        if (filter.name.isEmpty())
            problem = tr("A filter needs a name.");
        else if (filter.text.isEmpty())
            problem = tr("\"%1\" has no filter.").arg(filter.name);
        else if (!compiled)
            problem = tr("\"%1\": %2").arg(filter.name, compiled.error().message);
        if (!problem.isEmpty())
            break;
    }
    m_problem->setText(problem);
    m_ok->setEnabled(problem.isEmpty());
}

} // namespace hookglass

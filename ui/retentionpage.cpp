// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retentionpage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

namespace hookglass {

namespace {

constexpr qint64 MiB = 1024 * 1024;
constexpr qint64 Hour = 3600;
constexpr qint64 Day = 24 * Hour;

/// Never 0, which would mean "no bound"; rather a little more than less.
int wholeUnits(qint64 value, qint64 unit)
{
    return int(qBound(qint64(1), (value + unit - 1) / unit, qint64(100'000'000)));
}

QLabel *wrapped(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

RetentionPage::RetentionPage(const Retention &retention, QWidget *parent)
    : QWidget(parent)
    , m_countOn(new QCheckBox(tr("At most so &many events"), this))
    , m_count(new QSpinBox(this))
    , m_sizeOn(new QCheckBox(tr("At most so much &space"), this))
    , m_size(new QSpinBox(this))
    , m_ageOn(new QCheckBox(tr("Not &longer than"), this))
    , m_age(new QSpinBox(this))
    , m_ageUnit(new QComboBox(this))
{
    auto *help = wrapped(
        tr("Every event is kept for good, unless you set a bound here. Beyond it, the oldest "
           "events of the open session are removed with all that belongs to them: request, "
           "verdict and answer. They cannot be brought back. Events that you have pinned "
           "(Ctrl+D in the timeline) are never removed. The status bar tells how many were."),
        this);
    auto *when = wrapped(
        tr("These bounds hold as soon as you press OK, and for every session you open."), this);
    m_size->setSuffix(tr(" MB"));
    m_ageUnit->addItem(tr("hours"), Hour);
    m_ageUnit->addItem(tr("days"), Day);
    m_ageUnit->setAccessibleName(tr("Unit of the age"));
    auto *grid = new QGridLayout(this);
    grid->setHorizontalSpacing(14);
    grid->setColumnStretch(3, 1);
    grid->addWidget(help, 0, 0, 1, 4);
    addRow(*grid, m_countOn, m_count, 100'000'000);
    addRow(*grid, m_sizeOn, m_size, 10'000'000);
    addRow(*grid, m_ageOn, m_age, 100'000);
    grid->addWidget(m_ageUnit, grid->rowCount() - 1, 2);
    grid->addWidget(when, grid->rowCount(), 0, 1, 4);
    grid->setRowStretch(grid->rowCount(), 1);
    connect(m_ageOn, &QCheckBox::toggled, m_ageUnit, &QWidget::setEnabled);

    m_countOn->setChecked(retention.maxCaptures > 0);
    m_count->setValue(m_countOn->isChecked() ? wholeUnits(retention.maxCaptures, 1) : 100'000);
    m_sizeOn->setChecked(retention.maxBytes > 0);
    m_size->setValue(m_sizeOn->isChecked() ? wholeUnits(retention.maxBytes, MiB) : 1'000);
    m_ageOn->setChecked(retention.maxAgeS > 0);
    showAge(m_ageOn->isChecked() ? retention.maxAgeS : 30 * Day);
    m_ageUnit->setEnabled(m_ageOn->isChecked());
}

void RetentionPage::addRow(QGridLayout &grid, QCheckBox *on, QSpinBox *value, qint64 most)
{
    value->setRange(1, int(most));
    value->setGroupSeparatorShown(true);
    value->setAlignment(Qt::AlignRight);
    value->setAccessibleName(on->text().remove(u'&'));
    value->setEnabled(false);
    connect(on, &QCheckBox::toggled, value, &QWidget::setEnabled);
    const int row = grid.rowCount();
    grid.addWidget(on, row, 0);
    grid.addWidget(value, row, 1);
}

void RetentionPage::showAge(qint64 seconds)
{
    const bool inDays = seconds % Day == 0;
    m_ageUnit->setCurrentIndex(inDays ? 1 : 0);
    m_age->setValue(wholeUnits(seconds, inDays ? Day : Hour));
}

Retention RetentionPage::retention() const
{
    Retention retention;
    if (m_countOn->isChecked())
        retention.maxCaptures = m_count->value();
    if (m_sizeOn->isChecked())
        retention.maxBytes = m_size->value() * MiB;
    if (m_ageOn->isChecked())
        retention.maxAgeS = m_age->value() * m_ageUnit->currentData().toLongLong();
    return retention;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferencesdialog.h"

#include "ui/limitspage.h"
#include "ui/retentionpage.h"

#include <QDialogButtonBox>
#include <QTabWidget>
#include <QVBoxLayout>

namespace hookglass {

PreferencesDialog::PreferencesDialog(const ListenOptions &limits, const Retention &retention,
                                     QWidget *parent)
    : QDialog(parent)
    , m_limits(new LimitsPage(limits, this))
    , m_retention(new RetentionPage(retention, this))
{
    setWindowTitle(tr("Preferences"));
    auto *tabs = new QTabWidget(this);
    tabs->addTab(m_limits, tr("L&imits"));
    tabs->addTab(m_retention, tr("&Keeping events"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(tabs);
    layout->addWidget(buttons);
    resize(620, sizeHint().height());
}

ListenOptions PreferencesDialog::limits() const
{
    return m_limits->options();
}

Retention PreferencesDialog::retention() const
{
    return m_retention->retention();
}

} // namespace hookglass

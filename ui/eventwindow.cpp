// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/eventwindow.h"

#include "ui/detailtabs.h"

#include <QLabel>
#include <QShortcut>
#include <QVBoxLayout>

namespace hookglass {

EventWindow::EventWindow(const Icons &icons, const EventCatalog &catalog, QWidget *owner)
    : QWidget(owner, Qt::Window)
    , m_details(new DetailTabs(icons, catalog, this))
    , m_deleted(new QLabel(tr("This event was deleted."), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    constexpr int Margin = 10;
    m_deleted->setContentsMargins(Margin, Margin / 2, Margin, Margin / 2);
    QFont bold = font();
    bold.setBold(true);
    m_deleted->setFont(bold);
    m_deleted->hide();
    m_details->setMinimumSize(1, 1); // the window may be as small as one likes
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_deleted);
    layout->addWidget(m_details, 1);
    auto *close = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(close, &QShortcut::activated, this, &QWidget::close);
}

void EventWindow::setDeleted(bool deleted)
{
    m_deleted->setVisible(deleted);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/columnshares.h"

#include "ui/columnwidths.h"

#include <QEvent>
#include <QHeaderView>
#include <QTreeView>

#include <utility>

namespace hookglass {

ColumnShares::ColumnShares(QTreeView &view, QList<int> percents)
    : QObject(&view)
    , m_view(view)
    , m_percents(std::move(percents))
{
    view.viewport()->installEventFilter(this);
    connect(view.header(), &QHeaderView::sectionResized, this, [this](int column) {
        if (!m_isSharing && column < m_percents.size()) // the last one takes what is left
            m_areDrawn = true;
    });
}

QVariant ColumnShares::kept() const
{
    return m_areDrawn ? QVariant(keptColumns(*m_view.header())) : QVariant();
}

void ColumnShares::restore(const QVariant &kept)
{
    restoreColumns(*m_view.header(), kept);
}

bool ColumnShares::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_view.viewport() && !m_areDrawn)
        share();
    return false;
}

void ColumnShares::share()
{
    QHeaderView &header = *m_view.header();
    const int room = m_view.viewport()->width();
    m_isSharing = true;
    for (int column = 0; column < int(m_percents.size()); ++column)
        header.resizeSection(column,
                             qMax(header.minimumSectionSize(), room * m_percents[column] / 100));
    m_isSharing = false;
}

} // namespace hookglass

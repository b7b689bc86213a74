// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/columnshares.h"

#include "ui/columnwidths.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QHeaderView>

#include <utility>

namespace hookglass {

ColumnShares::ColumnShares(QAbstractItemView &view, QHeaderView &header, QList<int> percents)
    : QObject(&view)
    , m_view(view)
    , m_header(header)
    , m_percents(std::move(percents))
{
    view.viewport()->installEventFilter(this);
    connect(&header, &QHeaderView::sectionResized, this, [this](int column) {
        if (!m_isSharing && column < m_percents.size()) // the last one takes what is left
            m_areDrawn = true;
    });
}

QVariant ColumnShares::kept() const
{
    return m_areDrawn ? QVariant(keptColumns(m_header)) : QVariant();
}

void ColumnShares::restore(const QVariant &kept)
{
    restoreColumns(m_header, kept);
}

bool ColumnShares::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_view.viewport() && !m_areDrawn)
        share();
    return false;
}

void ColumnShares::share()
{
    const int room = m_view.viewport()->width();
    m_isSharing = true;
    for (int column = 0; column < int(m_percents.size()); ++column)
        m_header.resizeSection(
            column, qMax(m_header.minimumSectionSize(), room * m_percents[column] / 100));
    m_isSharing = false;
}

} // namespace hookglass

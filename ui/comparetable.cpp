// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/comparetable.h"

#include "core/capture/bodydiff.h"
#include "ui/columnshares.h"
#include "ui/comparedelegate.h"
#include "ui/comparemodel.h"
#include "ui/fixedfont.h"

#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace hookglass {

namespace {

constexpr int SignPercent = 4; // of the room
constexpr int NamePercent = 18;
constexpr int LeftPercent = 39;

} // namespace

CompareTable::CompareTable(CompareModel &model, QWidget *parent)
    : QTableView(parent)
    , m_delegate(new CompareDelegate(this))
{
    setModel(&model);
    m_columns =
        new ColumnShares(*this, *horizontalHeader(), {SignPercent, NamePercent, LeftPercent});
    setAccessibleName(tr("Both events side by side"));
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setShowGrid(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // columns do not depend on how many rows
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(QFontMetrics(fixedFont()).height()
                                            + 2 * CompareDelegate::Padding);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    connect(verticalScrollBar(), &QAbstractSlider::valueChanged, this, &CompareTable::fitRows);
    connect(verticalScrollBar(), &QAbstractSlider::rangeChanged, this, &CompareTable::fitRows);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &CompareTable::fitRows,
            Qt::QueuedConnection); // once all of them are
    connect(&model, &QAbstractItemModel::modelReset, this, &CompareTable::forgetRows);
}

int CompareTable::bytesInLine() const
{
    const int columns = CompareDelegate::columnsFor(fixedFont(), columnWidth(CompareModel::Left));
    constexpr int Wide = 16;
    constexpr int Half = Wide / 2;
    return columns >= hexColumns(Wide) ? Wide : columns >= hexColumns(Half) ? Half : Half / 2;
}

void CompareTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitRows();
}

/// Those that can be seen; how far that goes changes with each of them.
void CompareTable::fitRows()
{
    if (m_isFitting)
        return;
    m_isFitting = true;
    if (std::exchange(m_bytesInLine, bytesInLine()) != m_bytesInLine)
        emit bytesInLineChanged();
    const int first = std::max(0, rowAt(0));
    for (int row = first; row < model()->rowCount(); ++row) {
        if (rowViewportPosition(row) > viewport()->height())
            break;
        int height = verticalHeader()->defaultSectionSize();
        for (const int column : {CompareModel::Left, CompareModel::Right})
            height = std::max(
                height, m_delegate->heightFor(model()->index(row, column), columnWidth(column)));
        if (height == rowHeight(row))
            continue;
        m_fitted.insert(row);
        setRowHeight(row, height);
    }
    m_isFitting = false;
}

void CompareTable::forgetRows()
{
    m_isFitting = true;
    for (const int row : std::exchange(m_fitted, {})) {
        if (row < model()->rowCount())
            setRowHeight(row, verticalHeader()->defaultSectionSize());
    }
    m_isFitting = false;
    QMetaObject::invokeMethod(this, &CompareTable::fitRows, Qt::QueuedConnection); // once it knows
}

} // namespace hookglass

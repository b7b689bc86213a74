// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodytree.h"

#include "ui/bodymodel.h"
#include "ui/columnshares.h"
#include "ui/rowdelegate.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr int MostOpened = 60; // rows that stand open at first
constexpr int MostKept = 300; // rows that one finds open again
constexpr int MostLookedAt = 5000;
constexpr int LeastName = 10; // characters
constexpr int NamePercent = 32; // of the room
constexpr int ValuePercent = 36;

} // namespace

BodyTree::BodyTree(QWidget *parent)
    : QTreeView(parent)
    , m_model(new BodyModel(this))
{
    setObjectName(u"bodyTree"_s);
    setModel(m_model);
    setAccessibleName(tr("Body as a tree"));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setItemDelegate(new RowDelegate(this));
    setIndentation(16);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    m_columns = new ColumnShares(*this, *header(), {NamePercent, ValuePercent});
    auto *copy = new QAction(this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    addAction(copy);
    connect(copy, &QAction::triggered, this, [this] {
        if (const QModelIndex index = currentIndex(); index.isValid())
            QApplication::clipboard()->setText(m_model->pointedValue(index).value);
    });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &BodyTree::pointedAt);
}

void BodyTree::setContent(const BodyContent &content, const std::optional<QString> &part)
{
    m_model->setContent(content, part);
    expandBeginning();
}

void BodyTree::setMatches(const QList<ByteRange> &matches)
{
    m_model->setMatches(matches);
    viewport()->update();
}

void BodyTree::goTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index, hint);
}

/// What a person wants to see without opening it: all of a small body, save JSON in texts.
void BodyTree::expandBeginning()
{
    QList<QModelIndex> level;
    for (int row = 0; row < m_model->rowCount(); ++row)
        level.append(m_model->index(row, 0));
    int open = int(level.size());
    while (!level.isEmpty()) {
        QList<QModelIndex> next;
        for (const QModelIndex &index : std::as_const(level)) {
            const BodyNode *node = m_model->node(index);
            const bool fits = node && open + node->value().size() <= MostOpened;
            if (!node || (!fits && node->parent()))
                continue;
            m_model->fetchMore(index);
            expand(index);
            open += m_model->rowCount(index);
            for (int row = 0; row < m_model->rowCount(index) && row < MostOpened; ++row) {
                const QModelIndex child = m_model->index(row, 0, index);
                if (m_model->node(child)->value().size() > 0)
                    next.append(child);
            }
        }
        level = next;
    }
}

/// As they stand, from the top.
QList<QModelIndex> BodyTree::openedRows() const
{
    QList<QModelIndex> opened;
    QModelIndex index = m_model->index(0, 0);
    for (int i = 0; i < MostLookedAt && index.isValid() && opened.size() < MostKept; ++i) {
        if (isExpanded(index))
            opened.append(index);
        index = indexBelow(index);
    }
    return opened;
}

TreeWay BodyTree::wayTo(QModelIndex index)
{
    TreeWay way;
    for (; index.isValid(); index = index.parent())
        way.prepend(index.row());
    return way;
}

/// Not valid when it does not lead to its end, or further than that is bearable.
QModelIndex BodyTree::endOf(const TreeWay &way) const
{
    QModelIndex index;
    for (const int row : way) {
        while (m_model->rowCount(index) <= row && row < BodyModel::MostForOne
               && m_model->canFetchMore(index))
            m_model->fetchMore(index);
        index = m_model->index(row, 0, index);
        if (!index.isValid())
            break;
    }
    return index;
}

TreePlace BodyTree::place() const
{
    TreePlace place {.current = wayTo(currentIndex())};
    for (const QModelIndex &index : openedRows())
        place.opened.append(wayTo(index));
    return place;
}

void BodyTree::goBack(const TreePlace &place)
{
    for (const QModelIndex &index : openedRows()) {
        if (!place.opened.contains(wayTo(index)))
            collapse(index);
    }
    for (const TreeWay &way : place.opened) {
        const QModelIndex index = endOf(way);
        m_model->fetchMore(index);
        expand(index);
    }
    goTo(endOf(place.current));
}

/// The end is the last value, also when nobody has looked at it so far.
QModelIndex BodyTree::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    return action == MoveEnd ? lastRow() : QTreeView::moveCursor(action, modifiers);
}

QModelIndex BodyTree::lastRow()
{
    QModelIndex last = m_model->index(m_model->rowCount() - 1, 0);
    while (isExpanded(last)) {
        m_model->openWide(last);
        const QModelIndex inside = m_model->index(m_model->rowCount(last) - 1, 0, last);
        if (!inside.isValid())
            break;
        last = inside;
    }
    return last;
}

/// Where so much is opened that the names begin behind their column, they are put at its end,
/// behind how deep they are. As long as there is room, rows show by where they begin what they are
/// within.
void BodyTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                       const QModelIndex &index) const
{
    QTreeView::drawRow(painter, option, index);
    const int least =
        std::min(columnWidth(0) / 3, fontMetrics().averageCharWidth() * LeastName);
    const int end = columnViewportPosition(0) + columnWidth(0);
    const QModelIndex name = index.siblingAtColumn(0);
    if (end - visualRect(name).left() >= least)
        return;
    QStyleOptionViewItem item = option;
    item.textElideMode = Qt::ElideMiddle; // they may all begin alike
    item.rect = QRect(end - least, option.rect.top(), least, option.rect.height());
    if (selectionModel()->isSelected(name))
        item.state |= QStyle::State_Selected;
    const QString depth = QString::number(depthOf(name)) + u' ';
    const int room = fontMetrics().horizontalAdvance(depth) + item.rect.height() / 4;
    const QRect before(item.rect.left() - room, item.rect.top(), room, item.rect.height());
    // QTreeView finds out which rows alternate only where it paints them itself.
    const int row = (verticalOffset() + option.rect.top()) / std::max(1, rowHeight(index));
    painter->fillRect(before.united(item.rect),
                      palette().brush(row % 2 != 0 ? QPalette::AlternateBase : QPalette::Base));
    itemDelegate()->paint(painter, item, name);
    painter->setPen(JsonColors::of(palette()).muted);
    painter->drawText(before, Qt::AlignRight | Qt::AlignVCenter, depth);
}

int BodyTree::depthOf(QModelIndex index)
{
    int depth = 0;
    while ((index = index.parent()).isValid())
        ++depth;
    return depth;
}

void BodyTree::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_model->setColors(JsonColors::of(palette()));
    viewport()->update();
}

} // namespace hookglass

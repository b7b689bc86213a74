// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/factstree.h"

#include "core/base/text.h"
#include "ui/matchmark.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QStyledItemDelegate>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
enum Column { Name, Value, Columns };
constexpr qsizetype LongestValue = 2000;
constexpr int RowPadding = 5;
constexpr int CellMargin = 12;
constexpr int LeastWidth = 60;
constexpr int MostHeight = 10'000;

/// Gives the rows some air, and long values as many lines as they need: a tree view does not say
/// how wide a cell is when it asks for its height.
class FactsDelegate final : public QStyledItemDelegate
{
public:
    explicit FactsDelegate(QTreeView *view)
        : QStyledItemDelegate(view)
        , m_view(view)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        if (index.column() == Value) {
            const int width = qMax(LeastWidth, m_view->columnWidth(Value) - CellMargin);
            const QRect text =
                m_view->fontMetrics().boundingRect(QRect(0, 0, width, MostHeight), Qt::TextWordWrap,
                                                   index.data(Qt::DisplayRole).toString());
            size.setHeight(qMax(size.height(), text.height()));
        }
        return size + QSize(0, RowPadding);
    }

private:
    QTreeView *m_view;
};
} // namespace

FactsTree::FactsTree(QWidget *parent)
    : QTreeWidget(parent)
{
    setColumnCount(Columns);
    setHeaderLabels({tr("Fact"), tr("Value")});
    setHeaderHidden(true);
    header()->setStretchLastSection(true);
    setAccessibleName(tr("Facts"));
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(12);
    setWordWrap(true);
    setTextElideMode(Qt::ElideRight);
    setEditTriggers(NoEditTriggers);
    setItemDelegate(new FactsDelegate(this));
    setTabKeyNavigation(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    auto *copyAction = new QAction(this);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    addAction(copyAction);
    connect(copyAction, &QAction::triggered, this, [this] { copy(false); });
    connect(this, &QTreeWidget::itemActivated, this, &FactsTree::activate);
    connect(this, &QTreeWidget::itemClicked, this, &FactsTree::follow);
    connect(this, &QWidget::customContextMenuRequested, this, &FactsTree::showMenu);
}

void FactsTree::add(const EventFact &fact, const QIcon &icon, const QStringList &fields)
{
    if (fact.value.isEmpty())
        return;
    auto *item = new QTreeWidgetItem(groupItem(fact.group));
    item->setText(Name, visibleText(fact.label, LongestValue));
    item->setIcon(Name, icon);
    item->setText(Value, visibleText(fact.value, LongestValue));
    item->setData(Name, PathRole, fact.path);
    item->setData(Name, FieldsRole, fields);
    item->setForeground(Name, palette().color(QPalette::PlaceholderText));
    QStringList help;
    if (!fact.help.isEmpty())
        help.append(fact.help);
    if (!fact.path.isEmpty())
        help.append(tr("In the body: %1").arg(visibleText(fact.path, LongestValue)));
    QString tip;
    for (const QString &line : std::as_const(help)) // as rich text, so that no tag is taken for one
        tip += u"<p>"_s + line.toHtmlEscaped() + u"</p>"_s;
    item->setToolTip(Name, tip);
    item->setToolTip(Value, tip);
}

void FactsTree::setLink(const EventFact &fact, qint64 seq, const QStringList &fields)
{
    if (fact.value.isEmpty())
        return;
    QTreeWidgetItem *item = factItem(fact);
    item->setText(Value, visibleText(fact.value, LongestValue));
    item->setData(Name, SeqRole, seq);
    item->setData(Name, FieldsRole, fields);
    QFont linkFont = font();
    linkFont.setUnderline(seq > 0);
    item->setFont(Value, linkFont);
    item->setForeground(Value, palette().color(seq > 0 ? QPalette::Link : QPalette::Text));
    item->setToolTip(Value, seq > 0 ? tr("Show event #%1").arg(seq) : QString());
}

void FactsTree::markMatches(const Test &isMatch)
{
    for (int i = 0; i < topLevelItemCount(); ++i) {
        const QTreeWidgetItem *group = topLevelItem(i);
        for (int k = 0; k < group->childCount(); ++k) {
            const QTreeWidgetItem *item = group->child(k);
            QFont plain = font();
            plain.setUnderline(item->data(Name, SeqRole).toLongLong() > 0); // a link
            markMatch(*this, model()->index(k, Value, model()->index(i, Name)), plain,
                      isMatch(item->data(Name, PathRole).toString(),
                              item->data(Name, FieldsRole).toStringList(), item->text(Value)),
                      palette());
        }
    }
}

QTreeWidgetItem *FactsTree::factItem(const EventFact &fact)
{
    QTreeWidgetItem *group = groupItem(fact.group);
    const QString label = visibleText(fact.label, LongestValue);
    for (int i = 0; i < group->childCount(); ++i) {
        if (group->child(i)->text(Name) == label)
            return group->child(i);
    }
    auto *item = new QTreeWidgetItem(group);
    item->setText(Name, label);
    item->setForeground(Name, palette().color(QPalette::PlaceholderText));
    return item;
}

QTreeWidgetItem *FactsTree::groupItem(const QString &title)
{
    const QString shown = visibleText(title, 80);
    for (int i = 0; i < topLevelItemCount(); ++i) {
        if (topLevelItem(i)->text(Name) == shown)
            return topLevelItem(i);
    }
    auto *group = new QTreeWidgetItem(this);
    group->setText(Name, shown);
    group->setFirstColumnSpanned(true);
    group->setFlags(Qt::ItemIsEnabled);
    QFont bold = font();
    bold.setBold(true);
    group->setFont(Name, bold);
    group->setExpanded(true);
    return group;
}

void FactsTree::fit()
{
    resizeColumnToContents(Name);
    const int most = qMax(140, viewport()->width() * 2 / 5);
    setColumnWidth(Name, qMin(columnWidth(Name) + 8, most));
}

void FactsTree::resizeEvent(QResizeEvent *event)
{
    QTreeWidget::resizeEvent(event);
    scheduleDelayedItemsLayout(); // wrapped values are higher in a narrow column
}

void FactsTree::activate(const QTreeWidgetItem *item)
{
    if (const QString path = item->data(Name, PathRole).toString(); !path.isEmpty())
        emit pathActivated(path);
    follow(item);
}

void FactsTree::follow(const QTreeWidgetItem *item)
{
    if (const qint64 seq = item->data(Name, SeqRole).toLongLong(); seq > 0)
        emit captureActivated(seq);
}

void FactsTree::copy(bool withName) const
{
    const QTreeWidgetItem *item = currentItem();
    if (!item || !item->parent())
        return;
    const QString value = item->text(Value);
    QApplication::clipboard()->setText(withName ? QString(item->text(Name) + u": "_s + value)
                                                : value);
}

void FactsTree::showMenu(const QPoint &at)
{
    QTreeWidgetItem *item = itemAt(at);
    if (!item || !item->parent())
        return;
    setCurrentItem(item);
    const QString path = item->data(Name, PathRole).toString();
    const qint64 seq = item->data(Name, SeqRole).toLongLong();
    auto *menu = new QMenu(this); // the tree may end while it is open
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (seq > 0) {
        menu->addAction(tr("&Show event #%1").arg(seq), this,
                        [this, seq] { emit captureActivated(seq); });
        menu->addSeparator();
    }
    menu->addAction(tr("Copy &value"), this, [this] { copy(false); });
    menu->addAction(tr("Copy &name and value"), this, [this] { copy(true); });
    if (!path.isEmpty()) {
        menu->addAction(tr("Copy &path"), this,
                        [path] { QApplication::clipboard()->setText(path); });
        menu->addSeparator();
        menu->addAction(tr("&Show in the body"), this, [this, path] { emit pathActivated(path); });
    }
    menu->popup(viewport()->mapToGlobal(at));
}

} // namespace hookglass

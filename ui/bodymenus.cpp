// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodymenus.h"

#include "ui/bodymodel.h"
#include "ui/bodytree.h"
#include "ui/detailpane.h"
#include "ui/eventcopy.h"
#include "ui/partstable.h"

#include <QMenu>

namespace hookglass {

BodyMenus::BodyMenus(DetailPane &pane, const Shown &shown, BodyTree &tree, PartsTable &parts,
                     const EventCatalog &catalog)
    : QObject(&pane)
    , m_pane(pane)
    , m_shown(shown)
    , m_tree(tree)
    , m_parts(parts)
    , m_catalog(catalog)
{
    connect(&tree, &QWidget::customContextMenuRequested, this, &BodyMenus::showTreeMenu);
    connect(&parts, &QWidget::customContextMenuRequested, this, &BodyMenus::showPartMenu);
}

/// Found in the tree, or, when that shows another part, in one of its own.
std::optional<PointedValue> BodyMenus::valueAt(qsizetype byte) const
{
    const bool hasParts = !m_shown.content.parts.isEmpty();
    const qsizetype part = m_parts.partAt(byte);
    if (byte < 0 || (hasParts && part < 0))
        return std::nullopt;
    const std::shared_ptr<const BodyContent> inside = m_shown.content.partContents.value(part);
    const BodyContent &content = inside ? *inside : m_shown.content;
    if (content.kind == BodyContent::Kind::Json) {
        BodyModel own;
        const bool isInTree = m_tree.bodyModel().content().document == content.document;
        if (!isInTree)
            own.setContent(content, hasParts ? std::optional(m_parts.nameOf(part)) : std::nullopt);
        BodyModel &model = isInTree ? m_tree.bodyModel() : own;
        const QModelIndex index = model.indexAt(byte);
        if (index.isValid() && model.node(index))
            return model.pointedValue(index);
    }
    return hasParts ? std::optional(m_parts.valueOf(part)) : std::nullopt;
}

void BodyMenus::addValueActionsAt(QMenu &menu, qsizetype byte) const
{
    const std::optional<PointedValue> value = valueAt(byte);
    if (!value)
        return;
    menu.addSeparator();
    addValueActions(menu, *value, m_pane);
}

void BodyMenus::addEventActions(QMenu &menu) const
{
    if (!m_shown.capture)
        return;
    addFollowActions(menu, *m_shown.capture, m_pane);
    addCopyEventActions(menu, *m_shown.capture, m_catalog, m_pane.secretsShown());
}

void BodyMenus::showTreeMenu(const QPoint &at)
{
    const QModelIndex under = m_tree.indexAt(at);
    const QModelIndex index = under.isValid() ? under : m_tree.currentIndex();
    const bool isValue = index.isValid() && m_tree.bodyModel().node(index);
    showMenu(
        isValue ? std::optional(m_tree.bodyModel().pointedValue(index)) : std::nullopt,
        m_tree.viewport()->mapToGlobal(under.isValid() ? at : m_tree.visualRect(index).center()));
}

void BodyMenus::showPartMenu(const QPoint &at)
{
    const QTreeWidgetItem *current = m_parts.currentItem(); // a key does not point elsewhere
    showMenu(current ? std::optional(m_parts.valueOf(m_parts.currentPart())) : std::nullopt,
             m_parts.viewport()->mapToGlobal(m_parts.itemAt(at) == current || !current
                                                 ? at
                                                 : m_parts.visualItemRect(current).center()));
}

void BodyMenus::showMenu(const std::optional<PointedValue> &value, const QPoint &at)
{
    if (!m_shown.capture)
        return;
    auto *menu = new QMenu(&m_pane);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (value)
        addValueActions(*menu, *value, m_pane);
    addEventActions(*menu);
    menu->popup(at);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"

#include <QTreeView>

namespace hookglass {

class BodyModel;
class ColumnShares;

/// The rows that lead to a value, from the root on.
using TreeWay = QList<int>;

/// What of a tree stands open and what is selected.
struct TreePlace
{
    QList<TreeWay> opened {};
    TreeWay current {};
};

/// A JSON body as a tree, its beginning opened. Ctrl+C copies a value.
class BodyTree final : public QTreeView
{
    Q_OBJECT

public:
    explicit BodyTree(QWidget *parent = nullptr);

    void setContent(const BodyContent &content, const std::optional<QString> &part = {});
    void setMatches(const QList<ByteRange> &matches);
    BodyModel &bodyModel() const { return *m_model; }
    ColumnShares &columns() const { return *m_columns; }
    /// Selects it and brings it into view, if it is valid.
    void goTo(const QModelIndex &index, ScrollHint hint = EnsureVisible);
    TreePlace place() const; ///< as far as that is bearable
    void goBack(const TreePlace &place);

signals:
    void pointedAt(const QModelIndex &index);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void changeEvent(QEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;

private:
    QList<QModelIndex> openedRows() const;
    static TreeWay wayTo(QModelIndex index);
    static int depthOf(QModelIndex index); ///< 0: at the top
    QModelIndex endOf(const TreeWay &way) const;
    void expandBeginning();
    QModelIndex lastRow();

    BodyModel *m_model;
    ColumnShares *m_columns = nullptr;
};

} // namespace hookglass

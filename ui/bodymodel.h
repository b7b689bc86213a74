// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodynode.h"
#include "core/filter/filterwriter.h"
#include "ui/jsoncolors.h"
#include "ui/valuemenu.h"

#include <QAbstractItemModel>
#include <QFont>

namespace hookglass {

/// A JSON body as a tree: names, values as they were sent, and what they mean. Nodes are made as
/// far as the tree is opened, those of wide containers in pieces. Behind a broken body stands a row
/// that tells where it breaks.
class BodyModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, Meaning, Columns };
    /// As many children are made at once.
    static constexpr int Piece = 500;
    /// No further is a container opened to get to one of its values.
    static constexpr int MostForOne = 100'000;

    explicit BodyModel(QObject *parent = nullptr);
    ~BodyModel() override;

    /// The catalog that the content was read with must outlive it here.
    /// `part`: the name of the field or part of the body that it stands in.
    void setContent(const BodyContent &content, const std::optional<QString> &part = {});
    const BodyContent &content() const { return m_content; }
    /// Bytes that the filter matches: in order, none touching another.
    void setMatches(const QList<ByteRange> &matches);
    void setColors(const JsonColors &colors) { m_colors = colors; }

    const BodyNode *node(const QModelIndex &index) const; ///< null: the row about the error
    ByteRange rangeOf(const QModelIndex &index) const; ///< of the value
    QString fieldOf(const QModelIndex &index) const; ///< "body.room.sid"; empty: it has none
    PointedValue pointedValue(const QModelIndex &index) const;
    /// The innermost node that has the byte; opens what is around it.
    QModelIndex indexAt(qsizetype byte);
    /// The key or scalar at a byte of a container that is too wide to be opened so far; empty when
    /// it is none.
    ByteRange tokenAt(const QModelIndex &container, qsizetype byte) const;
    /// Makes the rows of a container that were not needed so far, as far as that is bearable.
    void openWide(const QModelIndex &container);
    ByteRange errorRange() const; ///< where it breaks; empty: nowhere
    /// The node that a path such as "$.room.sid" leads to, or the last one on the way.
    QModelIndex indexOf(const QString &path);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QModelIndex indexFor(const BodyNode *node, int column = Name) const;
    void openTo(BodyNode &node, int count);
    QString nameOf(const BodyNode &node) const;
    QString pathOf(const BodyNode &node) const;
    bool isLong(const BodyNode &node) const; ///< its path
    QString meaningOf(const BodyNode &node) const;
    QString tipOf(const BodyNode &node) const;
    QVariant errorData(int column, int role) const;
    bool isMatch(const BodyNode &node, int column) const;
    QVariant colorOf(const BodyNode &node, int column) const;

    BodyContent m_content;
    std::unique_ptr<BodyNode> m_root; ///< null: nothing of it is JSON
    std::optional<QString> m_part; ///< nothing: it is the whole body
    bool m_hasError = false;
    bool m_opening = false;
    QList<ByteRange> m_matches;
    JsonColors m_colors;
    QFont m_font;
    QFont m_matchFont;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/comparemodel.h"

#include "core/base/text.h"
#include "ui/fixedfont.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

using json::DiffRow;
using json::DiffSide;

constexpr qsizetype LongestText = 8000;
constexpr int DeepestIndent = 60;

QString signOf(const DiffRow &row)
{
    switch (row.kind) {
    case DiffRow::Kind::Same:
        return {};
    case DiffRow::Kind::Changed:
        return row.moved ? u"~↕"_s : u"~"_s;
    case DiffRow::Kind::Added:
        return u"+"_s;
    case DiffRow::Kind::Removed:
        return u"−"_s;
    case DiffRow::Kind::Moved:
        return u"↕"_s;
    }
    return {};
}

/// A place in the text as it is shown, whose unprintable characters are longer.
int shownPlace(const DiffSide &side, qsizetype place)
{
    return int(visibleText(side.text.left(place), LongestText).size());
}

} // namespace

CompareModel::CompareModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_font(fixedFont())
{
}

void CompareModel::setRows(const QList<DiffRow> &rows, bool foldVolatile)
{
    beginResetModel();
    m_rows.clear();
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(m_rows),
                 [foldVolatile](const DiffRow &row) { return !foldVolatile || !row.isVolatile; });
    endResetModel();
}

bool CompareModel::isDifference(int row) const
{
    return m_rows[row].counts && !m_rows[row].isVolatile;
}

int CompareModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CompareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DiffRow &row = m_rows[index.row()];
    const DiffSide &side = index.column() == Left ? row.left : row.right;
    const bool hasMark = index.column() >= Left && side.exists;
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Sign ? tipOf(row) : textOf(row, index.column());
    case Qt::ToolTipRole:
        // As rich text, so that a tag in the text is not taken for one.
        return QString(
            u"<p>"_s
            + (index.column() < Left ? tipOf(row) : textOf(row, index.column())).toHtmlEscaped()
            + u"</p>"_s);
    case Qt::FontRole:
        return m_font;
    case Qt::TextAlignmentRole:
        return index.column() == Sign ? QVariant(Qt::AlignCenter) : QVariant();
    case Qt::BackgroundRole:
        return background(row);
    case MarkBeginRole:
        return hasMark ? shownPlace(side, side.markBegin) : 0;
    case MarkEndRole:
        return hasMark ? shownPlace(side, side.markEnd) : 0;
    default:
        return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Sign:
        return tr("±");
    case Name:
        return tr("Name");
    case Left:
        return tr("Earlier event");
    case Right:
        return tr("Later event");
    case Columns:
        break;
    }
    return {};
}

QString CompareModel::textOf(const DiffRow &row, int column) const
{
    switch (Column(column)) {
    case Sign:
        return signOf(row);
    case Name: {
        const bool isOther = row.left.exists && row.right.exists && row.left.name != row.right.name;
        const QString name = isOther ? row.left.name + u" → "_s + row.right.name
            : row.left.exists        ? row.left.name
                                     : row.right.name;
        return QString(2 * qMin(row.depth, DeepestIndent), u' ') + visibleText(name, LongestText);
    }
    case Left:
        return visibleText(row.left.text, LongestText);
    case Right:
        return visibleText(row.right.text, LongestText);
    case Columns:
        break;
    }
    return {};
}

QString CompareModel::tipOf(const DiffRow &row) const
{
    const auto kind = [&row] {
        switch (row.kind) {
        case DiffRow::Kind::Same:
            return tr("the same");
        case DiffRow::Kind::Changed:
            return row.moved ? tr("changed, and at another place") : tr("changed");
        case DiffRow::Kind::Added:
            return tr("only in the later event");
        case DiffRow::Kind::Removed:
            return tr("only in the earlier event");
        case DiffRow::Kind::Moved:
            return tr("the same, at another place");
        }
        return QString();
    };
    const auto remark = [&row] {
        switch (row.remark) {
        case DiffRow::Remark::None:
            return row.isVolatile ? tr("; ids, times or tokens always differ") : QString();
        case DiffRow::Remark::SameNumber:
            return tr("; written in another way, the same number");
        case DiffRow::Remark::SameText:
            return tr("; other escapes, the same text");
        case DiffRow::Remark::SameJson:
            return tr("; written in another way, the same JSON");
        }
        return QString();
    };
    return QString(kind() + remark());
}

QVariant CompareModel::background(const DiffRow &row) const
{
    // Text keeps 4.5:1 on each of them.
    const auto color = [this](QRgb light, QRgb dark) {
        return QColor(m_dark ? dark : light);
    };
    if (row.isVolatile)
        return color(0xffefefef, 0xff33363a);
    switch (row.kind) {
    case DiffRow::Kind::Same:
        return {};
    case DiffRow::Kind::Changed:
        return row.counts ? QVariant(color(0xfffff1c9, 0xff4a3f14)) : QVariant();
    case DiffRow::Kind::Added:
        return color(0xffdcf3df, 0xff1b4024);
    case DiffRow::Kind::Removed:
        return color(0xfffbdfdd, 0xff542522);
    case DiffRow::Kind::Moved:
        return color(0xffdfeafb, 0xff223a5c);
    }
    return {};
}

} // namespace hookglass

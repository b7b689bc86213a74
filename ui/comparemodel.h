// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/documentdiff.h"

#include <QAbstractTableModel>
#include <QColor>
#include <QFont>

namespace hookglass {

/// The rows of a comparison, side by side. Each tells what it is by a sign, a background and, for
/// those who hear it, a word.
class CompareModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Sign, Name, Left, Right, Columns };
    enum Role { MarkBeginRole = Qt::UserRole, MarkEndRole }; ///< what differs within the text

    explicit CompareModel(QObject *parent = nullptr);

    /// `foldVolatile`: without the rows of ids and times.
    void setRows(const QList<json::DiffRow> &rows, bool foldVolatile);
    void setDark(bool dark) { m_dark = dark; }
    bool isDifference(int row) const; ///< one to go to
    const json::DiffRow &row(int row) const { return m_rows[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const json::DiffRow &row, int column) const;
    QString tipOf(const json::DiffRow &row) const;
    QVariant background(const json::DiffRow &row) const;

    QList<json::DiffRow> m_rows;
    QFont m_font;
    bool m_dark = false;
};

} // namespace hookglass

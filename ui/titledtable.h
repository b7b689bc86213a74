// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QWidget>

class QTableWidget;
class QVBoxLayout;

namespace hookglass {

/// A heading and a table of plain text below it, as high as its rows: what holds it scrolls. Hidden
/// while there are no rows.
class TitledTable : public QWidget
{
    Q_OBJECT

public:
    TitledTable(const QString &title, const QStringList &headers, QWidget *parent = nullptr);

    void clear();
    void addRow(const QStringList &cells, const QIcon &icon = {});
    void fit(); ///< after the last row
    int rowCount() const;
    QString text(int row, int column) const;
    /// Shows that the filter matches a cell, or no longer.
    void setMatch(int row, int column, bool isMatch);

protected:
    void insertBelowTitle(QWidget *widget);
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitCells();
    void narrowColumns();

    QVBoxLayout *m_column;
    QTableWidget *m_table;
};

} // namespace hookglass

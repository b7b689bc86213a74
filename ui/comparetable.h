// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QTableView>

namespace hookglass {

class ColumnShares;
class CompareDelegate;
class CompareModel;

/// The rows of a CompareModel. Its columns share the width there is, and rows whose texts do not
/// fit are higher: they are made so as they come into view, since there may be very many.
class CompareTable final : public QTableView
{
    Q_OBJECT

public:
    explicit CompareTable(CompareModel &model, QWidget *parent = nullptr);

    ColumnShares &columns() const { return *m_columns; }
    /// So many bytes in hexadecimal, with their text, fit beside each other: 4, 8 or 16.
    int bytesInLine() const;

signals:
    void bytesInLineChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitRows();
    void forgetRows();

    CompareDelegate *m_delegate;
    ColumnShares *m_columns = nullptr;
    QSet<int> m_fitted; ///< rows that are not as high as most
    int m_bytesInLine = 0; ///< as told last
    bool m_isFitting = false;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/savedfilter.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;

namespace hookglass {

class Icons;

/// The filters that have a name: to be renamed, changed, ordered, removed, and made buttons.
class SavedFiltersDialog final : public QDialog
{
    Q_OBJECT

public:
    SavedFiltersDialog(const Icons &icons, const QList<SavedFilter> &filters,
                       QWidget *parent = nullptr);

    QList<SavedFilter> filters() const;
    /// A new one with this text, whose name is to be typed.
    void add(const QString &text);

private:
    void makeLayout();
    void setRow(int row, const SavedFilter &filter);
    SavedFilter filterAt(int row) const;
    void remove();
    void move(int by);
    void check();

    QTableWidget *m_table;
    QLabel *m_problem;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_ok = nullptr;
};

} // namespace hookglass

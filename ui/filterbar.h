// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;

namespace hookglass {

class Icons;

/// The filter field. It compiles while the user types and hands on what is valid; while it is not,
/// the last valid filter stays in force and the field says what is wrong and where.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(const Icons &icons, QWidget *parent = nullptr);

    void setCounts(qsizetype shown, qsizetype captured);
    void focusField();
    void clear();
    void refreshIcons();

signals:
    void filterChanged(const hookglass::Filter &filter);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void compile();

    const Icons &m_icons;
    QLineEdit *m_edit;
    QAction *m_stateAction;
    QLabel *m_counts;
    QLabel *m_problem;
    QTimer m_delay; ///< typing feels live, yet not every letter filters
    bool m_valid = true;
};

} // namespace hookglass

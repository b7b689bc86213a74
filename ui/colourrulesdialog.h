// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/colourrules.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace hookglass {

class FilterEdit;
class Icons;

/// Which rows of the timeline have which colour: an ordered list of filters. The caller puts the
/// rules in force and saves them.
class ColourRulesDialog final : public QDialog
{
    Q_OBJECT

public:
    ColourRulesDialog(const Icons &icons, const QList<ColourRule> &rules,
                      QWidget *parent = nullptr);

    const ColourRules &rules() const { return m_valid; }

private:
    void makeLayout();
    void fillList(int current);
    void showInList(int row);
    void showCurrent();
    void onEdited();
    void add();
    void remove();
    void move(int by);
    void check();

    QList<ColourRule> m_rules;
    ColourRules m_valid;
    QListWidget *m_list;
    FilterEdit *m_filter;
    QComboBox *m_colour;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QLabel *m_problem;
    QPushButton *m_ok;
    bool m_showing = false; ///< the fields are being filled: that is no edit
};

} // namespace hookglass

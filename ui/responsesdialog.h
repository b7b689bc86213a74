// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/responserules.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLayout;
class QPushButton;
class QTableWidget;

namespace hookglass {

class Icons;
class RuleEditor;

/// What senders are answered: a preset, or rules of one's own. Says what the rules cost as they are
/// made. The caller puts them in force and saves them.
class ResponsesDialog final : public QDialog
{
    Q_OBJECT

public:
    ResponsesDialog(const Icons &icons, const ResponseRules &rules, QWidget *parent = nullptr);

    ResponseRules rules() const { return ResponseRules(m_rules); }

private:
    void makeLayout();
    QLayout *makeRuleButtons();
    QDialogButtonBox *makeButtons();
    void setRules(const QList<ResponseRule> &rules);
    void choosePreset();
    void fillTable(int current);
    void showCurrent();
    void onEdited();
    void addRule();
    void removeRule();
    void moveRule(int by);
    void updateState();
    void showMessages();
    int current() const;

    const Icons &m_icons;
    QList<ResponseRule> m_rules;
    QComboBox *m_preset;
    QLabel *m_help;
    QTableWidget *m_table;
    RuleEditor *m_editor;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QLabel *m_problem;
    QLabel *m_warnings;
    QPushButton *m_save = nullptr;
    QPushButton *m_ok = nullptr;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/responserule.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace hookglass {

class FilterEdit;
class Icons;

/// The fields of one response rule. Every change is told at once, sound or not.
class RuleEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit RuleEditor(const Icons &icons, QWidget *parent = nullptr);

    void setRule(const ResponseRule &rule);
    ResponseRule rule() const;

signals:
    void edited();

private:
    void makeFields();
    void makeLayout();
    void connectFields();
    void onEdited();
    void showAction();
    ResponseRule::Action action() const;
    QByteArray body() const;

    QFormLayout *m_form;
    QLineEdit *m_name;
    FilterEdit *m_filter;
    QSpinBox *m_attempts;
    QComboBox *m_action;
    QSpinBox *m_status;
    QSpinBox *m_delay; ///< ms
    QPlainTextEdit *m_headers;
    QPlainTextEdit *m_body;
    QByteArray m_givenBody; ///< by setRule()
    bool m_filling = false;
};

/// "Name: value" lines. A line without a colon becomes a header without a name, which no rule
/// accepts.
HttpHeaders headersOfText(const QString &text);
QString textOfHeaders(const HttpHeaders &headers);

} // namespace hookglass

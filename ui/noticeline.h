// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace hookglass {

/// One sentence that must not be overlooked, perhaps with a button that mends it. What is wrong
/// stays until it is right; what is only to be known can be dismissed.
class NoticeLine final : public QWidget
{
    Q_OBJECT

public:
    enum class Severity { Problem, Warning };

    explicit NoticeLine(const Icons &icons, QWidget *parent = nullptr);

    /// `action` is the label of the button; empty: none.
    void tell(Severity severity, const QString &text, const QString &action);
    void refreshIcons();

signals:
    void actionTriggered();
    void dismissed();

private:
    const Icons &m_icons;
    Severity m_severity = Severity::Problem;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_dismiss;
};

} // namespace hookglass

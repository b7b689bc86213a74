// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/unseen.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace hookglass {

/// What stands in place of an empty timeline: what is going on, and the next step.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// By the filter, as far as it has looked at them.
    void showHidden(qsizetype captured, const Unseen &unseen);
    void showSearching(qsizetype captured);
    void showWaiting(const QString &url);
    void showStopped();

signals:
    void actionTriggered();

private:
    /// `command` (may be empty) can be copied; `action` is the label of the button.
    void tell(const QString &title, const QString &text, const QString &command,
              const QString &action);

    QLabel *m_title;
    QLabel *m_text;
    QPlainTextEdit *m_command;
    QPushButton *m_copyButton;
    QPushButton *m_actionButton;
};

} // namespace hookglass

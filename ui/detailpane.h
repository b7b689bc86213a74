// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace hookglass {

struct Capture;

/// One tab about the current capture. Panes know values, never the window. What they show is masked
/// unless the user asked for the secrets.
class DetailPane : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString title() const = 0; ///< with its mnemonic
    /// Null: nothing is selected. The capture need not outlive the call.
    virtual void setCapture(const Capture *capture) = 0;

    /// Holds from the next setCapture() on.
    void setSecretsShown(bool shown) { m_secretsShown = shown; }
    bool secretsShown() const { return m_secretsShown; }

private:
    bool m_secretsShown = false;
};

} // namespace hookglass

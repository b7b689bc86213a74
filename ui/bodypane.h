// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/detailpane.h"

#include <QByteArray>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace hookglass {

/// The body: pretty (JSON indented, otherwise untouched) or raw, exactly as it came; hexadecimal
/// when it is no text. Of a large body the beginning is shown first, so that the window stays
/// quick.
class BodyPane final : public DetailPane
{
    Q_OBJECT

public:
    explicit BodyPane(QWidget *parent = nullptr);

    QString title() const override { return tr("&Body"); }
    void setCapture(const Capture *capture) override;

private:
    void render();
    QString rendered() const;
    QString prettyText(QByteArrayView start) const;

    QByteArray m_body;
    bool m_showAll = false;
    QButtonGroup *m_mode;
    QPlainTextEdit *m_text;
    QWidget *m_noteLine;
    QLabel *m_note;
    QPushButton *m_copyButton;
};

} // namespace hookglass

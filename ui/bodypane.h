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

    /// Selects what stands at a path of the body ("$.room.sid").
    void showPath(const QString &path);

private:
    /// The text to show, and which of its characters the path leads to.
    struct Rendered
    {
        QString text {};
        qsizetype begin = -1;
        qsizetype end = -1;
    };
    void render();
    Rendered rendered() const;
    Rendered prettyText(QByteArrayView start) const;
    Rendered rawText(QByteArrayView start) const;

    QByteArray m_body; ///< as it may be shown
    QString m_path;
    bool m_showAll = false;
    QButtonGroup *m_mode;
    QPlainTextEdit *m_text;
    QWidget *m_noteLine;
    QLabel *m_note;
    QPushButton *m_copyButton;
};

} // namespace hookglass

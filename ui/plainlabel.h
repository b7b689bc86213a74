// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QClipboard>
#include <QHash>
#include <QLabel>

namespace hookglass {

/// Wrapped text that can be selected and is shown as it is, whatever it looks like. Layouts ask
/// such a label many times how high it is, and it would lay its text out each time: it remembers.
/// What is copied of it has no signs that withIsolatedNames() put into it.
class PlainLabel final : public QLabel
{
public:
    explicit PlainLabel(QWidget *parent = nullptr, const QString &text = {});

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override; ///< the longest word and a line

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void copy(QClipboard::Mode mode) const;

    /// Of what the heights are.
    mutable QString m_text;
    mutable QFont m_font;
    mutable QHash<int, int> m_heights;
};

} // namespace hookglass

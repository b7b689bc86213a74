// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QLabel>

namespace hookglass {

/// Wrapped text that can be selected and is shown as it is, whatever it looks like. Layouts ask
/// such a label many times how high it is, and it would lay its text out each time: it remembers.
class PlainLabel final : public QLabel
{
public:
    explicit PlainLabel(QWidget *parent = nullptr, const QString &text = {});

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override; ///< the longest word and a line

private:
    /// Of what the heights are.
    mutable QString m_text;
    mutable QFont m_font;
    mutable QHash<int, int> m_heights;
};

} // namespace hookglass

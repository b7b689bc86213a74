// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plainlabel.h"

namespace hookglass {

namespace {
constexpr qsizetype MostKept = 64; // widths; while a window is drawn larger, each is a new one
} // namespace

PlainLabel::PlainLabel(QWidget *parent, const QString &text)
    : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

int PlainLabel::heightForWidth(int width) const
{
    if (m_text != text() || m_font != font() || m_heights.size() >= MostKept) {
        m_text = text();
        m_font = font();
        m_heights.clear();
    }
    const auto known = m_heights.constFind(width);
    return known != m_heights.constEnd() ? *known
                                         : *m_heights.insert(width, QLabel::heightForWidth(width));
}

} // namespace hookglass

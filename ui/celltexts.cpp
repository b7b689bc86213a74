// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/celltexts.h"

#include <QFontMetrics>
#include <QTransform>

namespace hookglass {

namespace {
constexpr qsizetype MostKept = 2000; // some screens full, with one or two KiB each
} // namespace

CellTexts::CellTexts()
    : m_texts(MostKept)
{
}

const QStaticText &CellTexts::text(const QString &text, const QFont &font, int width)
{
    if (font != m_font) {
        m_texts.clear();
        m_font = font;
    }
    const Key key {text, width};
    if (const QStaticText *known = m_texts.object(key))
        return *known;
    auto *made = new QStaticText(QFontMetrics(font).elidedText(text, Qt::ElideRight, width));
    made->setTextFormat(Qt::PlainText); // it comes from the network
    made->prepare(QTransform(), font);
    m_texts.insert(key, made);
    return *made;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCache>
#include <QFont>
#include <QStaticText>

namespace hookglass {

/// Texts of cells, shaped and elided once: most of what painting a table costs, and while events
/// keep coming the same texts are painted again and again, only higher up. Plain text, one line.
class CellTexts
{
public:
    CellTexts();

    /// For a cell with so much room, in pixels. Valid until the next call.
    const QStaticText &text(const QString &text, const QFont &font, int width);

private:
    struct Key
    {
        QString text;
        int width = 0;
        bool operator==(const Key &) const = default;
    };
    friend size_t qHash(const Key &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.text, key.width);
    }

    QFont m_font;
    QCache<Key, QStaticText> m_texts;
};

} // namespace hookglass

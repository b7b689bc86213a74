// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/hexdump.h"

namespace hookglass {

namespace {
constexpr qsizetype Width = 16;
}

QString hexDump(QByteArrayView bytes)
{
    QString out;
    out.reserve((bytes.size() / Width + 1) * 79);
    for (qsizetype at = 0; at < bytes.size(); at += Width) {
        const QByteArrayView line = bytes.sliced(at, qMin(Width, bytes.size() - at));
        QString hex;
        QString text;
        for (qsizetype i = 0; i < line.size(); ++i) {
            const auto byte = uchar(line[i]);
            hex += QString::number(byte, 16).rightJustified(2, u'0') + (i == 7 ? u"  " : u" ");
            text += byte >= 0x20 && byte < 0x7f ? QChar(char16_t(byte)) : QChar(u'.');
        }
        out += QString::number(at, 16).rightJustified(8, u'0') + u"  " + hex.leftJustified(50)
            + text + u'\n';
    }
    return out;
}

} // namespace hookglass

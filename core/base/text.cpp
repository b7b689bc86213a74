// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"

#include "core/base/textbytes.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

bool isHarmless(char32_t c)
{
    if (c < 0x7f)
        return c >= 0x20;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidi overrides, zero-width characters, byte order mark
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Surrogate: // only lone ones come here
        return false;
    default:
        return true;
    }
}

QString escaped(QChar c)
{
    switch (c.unicode()) {
    case u'\n':
        return u"\\n"_s;
    case u'\r':
        return u"\\r"_s;
    case u'\t':
        return u"\\t"_s;
    default:
        return u"\\u"_s + QString::number(c.unicode(), 16).rightJustified(4, u'0');
    }
}

/// As nearly all are.
bool isVisible(QStringView text, qsizetype maxLength)
{
    const auto isPlain = [](QChar c) {
        return c.unicode() >= 0x20 && c.unicode() < 0x7f;
    };
    return text.size() <= maxLength && std::all_of(text.begin(), text.end(), isPlain);
}

QString madeVisible(QStringView text, qsizetype maxLength)
{
    QString out;
    out.reserve(qMin(text.size(), maxLength) + 1);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (out.size() >= maxLength)
            return out + QChar(0x2026);
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const QChar low = text[++i];
            if (isHarmless(QChar::surrogateToUcs4(c, low)))
                out.append(c).append(low);
            else // tags that nobody sees
                out += escaped(c) + escaped(low);
        } else if (isHarmless(c.unicode())) {
            out += c;
        } else {
            out += escaped(c);
        }
    }
    return out;
}

} // namespace

QString visibleText(QStringView text, qsizetype maxLength)
{
    return isVisible(text, maxLength) ? text.toString() : madeVisible(text, maxLength);
}

QString visibleText(const QString &text, qsizetype maxLength)
{
    return isVisible(text, maxLength) ? text : madeVisible(text, maxLength);
}

QString lowerCase(QString text)
{
    const auto isAscii = [](QChar c) {
        return c.unicode() < 0x80;
    };
    const auto isUpper = [](QChar c) {
        return c >= u'A' && c <= u'Z';
    };
    if (!std::all_of(text.cbegin(), text.cend(), isAscii))
        return std::move(text).toLower();
    const auto first = std::find_if(text.cbegin(), text.cend(), isUpper) - text.cbegin();
    for (qsizetype i = first; i < text.size(); ++i) {
        if (isUpper(text.at(i)))
            text[i] = QChar(text.at(i).unicode() + (u'a' - u'A'));
    }
    return text;
}

QString displayText(QByteArrayView bytes)
{
    if (isAscii(bytes))
        return QString::fromLatin1(bytes);
    // Qt takes an initial byte order mark away; whoever looks at bytes wants to see it.
    const QString text = QString::fromUtf8(bytes);
    return bytes.startsWith(ByteOrderMark) ? QString(QChar::ByteOrderMark + text) : text;
}

QString humanSize(qint64 bytes)
{
    if (bytes < 1024)
        return QString::number(bytes) + u" B";
    static constexpr const char16_t *Units[] = {u"KB", u"MB", u"GB", u"TB"};
    double value = static_cast<double>(bytes) / 1024.0;
    int unit = 0;
    while (value >= 1023.95 && unit < 3) {
        value /= 1024.0;
        ++unit;
    }
    return QString::number(value, 'f', 1) + u' ' + QStringView(Units[unit]);
}

QString humanDuration(qint64 us)
{
    if (us < 0)
        return QChar(0x2212) + humanDuration(-us);
    if (us < 1000)
        return QString::number(us) + u" µs";
    if (us < 1'000'000)
        return QString::number(us / 1000) + u" ms";
    if (us < 60'000'000)
        return QString::number(static_cast<double>(us / 100'000) / 10.0, 'f', 1) + u" s";
    const qint64 seconds = us / 1'000'000;
    if (seconds < 3600)
        return QString::number(seconds / 60) + u" min " + QString::number(seconds % 60) + u" s";
    if (seconds < 48 * 3600)
        return QString::number(seconds / 3600) + u" h " + QString::number(seconds % 3600 / 60)
            + u" min";
    return QString::number(seconds / 86400) + u" d";
}

} // namespace hookglass

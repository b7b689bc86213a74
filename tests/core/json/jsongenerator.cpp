// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/json/jsongenerator.h"

namespace hookglass::test {

namespace {
constexpr int MaxDepth = 7;
} // namespace

JsonGenerator::JsonGenerator(quint64 seed)
    : m_random(seed)
{
}

qsizetype JsonGenerator::below(qsizetype bound)
{
    return qsizetype(m_random() % quint64(bound)); // std's distributions differ between libraries
}

QByteArray JsonGenerator::oneOf(const QList<QByteArray> &choices)
{
    return choices.at(below(choices.size()));
}

QByteArray JsonGenerator::document()
{
    const QByteArray mark = oneIn(100) ? QByteArray("\xef\xbb\xbf") : QByteArray();
    const QByteArray rest = oneIn(150) ? QByteArray("\0x", 2) : QByteArray();
    return mark + space() + (oneIn(40) ? deep() : value(0)) + space() + rest;
}

/// Around the depths at which readers give up.
QByteArray JsonGenerator::deep()
{
    const qsizetype depth = oneOf({"400", "511", "512", "513", "900", "1100", "3000"}).toLongLong();
    const bool objects = oneIn(2);
    return QByteArray(objects ? "{\"a\":" : "[").repeated(depth) + number()
        + QByteArray(objects ? "}" : "]").repeated(depth);
}

QByteArray JsonGenerator::value(int depth)
{
    const qsizetype kind = below(depth == 0 ? 12 : 10);
    if (kind >= 6 && depth < MaxDepth)
        return container(depth, kind % 2 == 0);
    if (kind <= 2)
        return string();
    return kind <= 4 ? number() : oneOf({"true", "false", "null"});
}

QByteArray JsonGenerator::container(int depth, bool isObject)
{
    const qsizetype size = oneIn(30) ? 60 + below(80) : below(7);
    const qsizetype deepest = size > 7 ? MaxDepth : depth + 1;
    QByteArray text;
    QList<QByteArray> keys;
    for (qsizetype i = 0; i < size; ++i) {
        text += i > 0 ? space() + ',' + space() : space();
        if (isObject) {
            const bool repeats = !keys.isEmpty() && oneIn(25);
            keys.append(repeats ? oneOf(keys) : string());
            text += keys.last() + space() + ':' + space();
        }
        text += value(int(deepest));
    }
    text += space();
    return isObject ? '{' + text + '}' : '[' + text + ']';
}

QByteArray JsonGenerator::string()
{
    // Short ones, and ones that end anywhere in a word of eight bytes.
    const qsizetype parts = oneIn(20) ? below(60) : below(6);
    QByteArray text;
    for (qsizetype i = 0; i < parts; ++i) {
        switch (below(12)) {
        case 0:
            text += oneOf({"\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t"});
            break;
        case 1:
            text += oneOf({"\\\"\\\"\\\"\\\"", "\\\\\\\\", "\\\\\\\"", "{\\\"a\\\":\\\"b\\\"}"});
            break;
        case 2:
            text += "\\u" + oneOf({"0000", "001f", "0041", "00E9", "09b8", "20ac", "fFfF", "feff"});
            break;
        case 3:
            text += oneIn(8) ? oneOf({"\\ud800", "\\uDC00", "\\udbff\\ud800", "\\ud83dx"})
                             : oneOf({"\\ud83d\\ude00", "\\uD800\\uDC00", "\\udbff\\udfff"});
            break;
        case 4:
            text += oneOf({"\x7f", "\xc2\x80", "\xc3\xa9", "\xe0\xa6\xb8", "\xed\x9f\xbf",
                           "\xef\xbb\xbf", "\xf0\x9f\x98\x80", "\xf4\x8f\xbf\xbf"});
            break;
        case 5:
            if (oneIn(40))
                text += oneOf({"\xff", "\x80", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xe2\x82",
                               "\xf4\x90\x80\x80", "\xf0\x80\x80\xaf", "\xfe\xfe"});
            break;
        default:
            text += QByteArray("abcdefghijklmnopqrstuvwxyz <>&'{}[]:,").mid(below(36), below(11));
        }
    }
    return '"' + text + '"';
}

QByteArray JsonGenerator::digits(qsizetype longest)
{
    QByteArray text;
    for (qsizetype i = 1 + below(longest); i > 0; --i)
        text += char('0' + below(10));
    return text;
}

QByteArray JsonGenerator::number()
{
    if (oneIn(4))
        return oneOf({"0", "-0", "1.0", "-0.0", "0e0", "1E+2", "1e-2", "9223372036854775807",
                      "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
                      "18446744073709551615", "9007199254740993", "0.1", "2.2250738585072011e-308",
                      "5e-324", "1.7976931348623157e308", "123456789012345678901234567890.5"});
    if (oneIn(60))
        return oneOf({"1e400", "-1e400", "1e-400", "18446744073709551616",
                      "12345678901234567890123", "1.8e308", "1e99999999999"});
    QByteArray text = oneIn(3) ? "-" : "";
    text += oneIn(4) ? QByteArray("0") : char('1' + below(9)) + (oneIn(3) ? "" : digits(17));
    if (oneIn(3))
        text += '.' + digits(12);
    if (oneIn(5))
        text += oneOf({"e", "E", "e+", "e-", "E-"}) + digits(2);
    return text;
}

QByteArray JsonGenerator::space()
{
    return oneIn(5) ? oneOf({" ", "\n", "\r", "\t", "  ", " \r\n\t ", "          "}) : QByteArray();
}

QByteArray JsonGenerator::mutated(QByteArray text)
{
    for (qsizetype left = 1 + below(3); left > 0 && !text.isEmpty(); --left) {
        const qsizetype at = below(text.size());
        switch (below(8)) {
        case 0:
            text[at] = char(uchar(text[at]) ^ (1 << below(8)));
            break;
        case 1:
            text[at] = char(below(256));
            break;
        case 2:
            text.insert(at, char(below(256)));
            break;
        case 3:
            text.remove(at, 1 + below(3));
            break;
        case 4:
            text.insert(at, text.mid(at, below(20)));
            break;
        case 5:
            text.insert(at,
                        oneOf({"\"", "\\", "{", "}", "[", "]", ",", ":", "\\u", "\\ud800", "0", "-",
                               ".", "e", " ", "null", "1e400", QByteArray(1, '\0')}));
            break;
        case 6:
            text[at] = oneOf({"\"", "\\", "{", "}", "[", "]", ",", ":", "/", "0", "'"}).front();
            break;
        default:
            if (oneIn(3))
                text.truncate(at);
        }
    }
    return text;
}

} // namespace hookglass::test

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/value.h"

#include "core/json/document.h"

#include <charconv>

namespace hookglass::json {

namespace {

std::optional<char32_t> hexQuad(QByteArrayView text, qsizetype at)
{
    if (at + 4 > text.size())
        return std::nullopt;
    unsigned value = 0;
    const char *begin = text.data() + at;
    const auto [end, error] = std::from_chars(begin, begin + 4, value, 16);
    if (error != std::errc {} || end != begin + 4)
        return std::nullopt;
    return char32_t(value);
}

/// Decodes "\uXXXX" at `at` (which points behind the "u") and moves `at` behind it.
QByteArray unicodeEscape(QByteArrayView text, qsizetype &at)
{
    char32_t code = hexQuad(text, at).value_or(QChar::ReplacementCharacter);
    at += 4;
    if (QChar::isHighSurrogate(code) && text.sliced(qMin(at, text.size())).startsWith("\\u")) {
        const auto low = hexQuad(text, at + 2);
        if (low && QChar::isLowSurrogate(*low)) {
            at += 6;
            code = QChar::surrogateToUcs4(char16_t(code), char16_t(*low));
        }
    }
    if (QChar::isSurrogate(code))
        code = QChar::ReplacementCharacter;
    return QString::fromUcs4(&code, 1).toUtf8();
}

char simpleEscape(char c)
{
    switch (c) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return c;
    }
}

} // namespace

QByteArray unescaped(QByteArrayView inside)
{
    QByteArray out;
    out.reserve(inside.size());
    qsizetype i = 0;
    while (i < inside.size()) {
        if (inside[i] != '\\' || i + 1 >= inside.size()) {
            out += inside[i++];
        } else if (inside[i + 1] == 'u') {
            i += 2;
            out += unicodeEscape(inside, i);
        } else {
            out += simpleEscape(inside[i + 1]);
            i += 2;
        }
    }
    return out;
}

const Node &Value::node() const
{
    return m_document->m_nodes.at(m_index);
}

Kind Value::kind() const
{
    return exists() ? node().kind : Kind::Null;
}

QByteArrayView Value::raw() const
{
    if (!exists())
        return {};
    return QByteArrayView(m_document->m_bytes).sliced(node().begin, node().end - node().begin);
}

qsizetype Value::offset() const
{
    return exists() ? qsizetype(node().begin) : -1;
}

QByteArray Value::toUtf8() const
{
    if (!isString())
        return {};
    QByteArrayView inside = raw().sliced(1);
    if (inside.endsWith('"')) // a string cut short by an error has no closing quote
        inside.chop(1);
    return node().escapes ? unescaped(inside) : inside.toByteArray();
}

QString Value::toString() const
{
    return QString::fromUtf8(toUtf8());
}

std::optional<qint64> Value::toInt64() const
{
    if (!isNumber() && !isString())
        return std::nullopt;
    const QByteArray text = isString() ? toUtf8() : raw().toByteArray();
    qint64 number = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (text.isEmpty() || error != std::errc {} || stop != end)
        return std::nullopt;
    return number;
}

std::optional<double> Value::toDouble() const
{
    if (!isNumber())
        return std::nullopt;
    bool ok = false;
    const double number = raw().toByteArray().toDouble(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

std::optional<bool> Value::toBool() const
{
    if (!exists() || (kind() != Kind::True && kind() != Kind::False))
        return std::nullopt;
    return kind() == Kind::True;
}

qsizetype Value::size() const
{
    return exists() ? qsizetype(node().children) : 0;
}

QString Value::key() const
{
    if (!exists() || !node().hasKey)
        return {};
    const Node &n = node();
    const auto inside =
        QByteArrayView(m_document->m_bytes).sliced(n.keyBegin, n.keyEnd - n.keyBegin);
    return QString::fromUtf8(n.keyEscapes ? unescaped(inside) : inside.toByteArray());
}

QByteArrayView Value::rawKey() const
{
    if (!exists() || !node().hasKey)
        return {};
    const Node &n = node();
    return QByteArrayView(m_document->m_bytes).sliced(n.keyBegin - 1, n.keyEnd - n.keyBegin + 2);
}

bool Value::keyEquals(QByteArrayView utf8) const
{
    if (!exists() || !node().hasKey)
        return false;
    const Node &n = node();
    const auto inside =
        QByteArrayView(m_document->m_bytes).sliced(n.keyBegin, n.keyEnd - n.keyBegin);
    return n.keyEscapes ? unescaped(inside) == utf8 : inside == utf8;
}

Value Value::firstChild() const
{
    if (!exists() || node().children == 0)
        return {};
    return Value(m_document, m_index + 1, node().next);
}

Value Value::nextSibling() const
{
    if (!exists() || node().next >= m_end)
        return {};
    return Value(m_document, node().next, m_end);
}

Value Value::operator[](QByteArrayView key) const
{
    Value found;
    if (!isObject())
        return found;
    for (Value child = firstChild(); child; child = child.nextSibling()) {
        if (child.keyEquals(key))
            found = child;
    }
    return found;
}

Value Value::either(QByteArrayView key, QByteArrayView otherKey) const
{
    const Value found = (*this)[key];
    return found ? found : (*this)[otherKey];
}

} // namespace hookglass::json

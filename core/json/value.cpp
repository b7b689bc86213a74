// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/value.h"

#include "core/base/text.h"
#include "core/json/document.h"
#include "core/json/utf8.h"

#include <algorithm>
#include <charconv>

namespace hookglass::json {

namespace {

// No sender writes a number this long, and reading it must not take long.
constexpr qsizetype MaxNumberBytes = 1024;

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
void appendUnicodeEscape(char *&out, QByteArrayView text, qsizetype &at)
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
    appendUtf8(out, QChar::isSurrogate(code) ? char32_t(QChar::ReplacementCharacter) : code);
}

/// Most differ in their sizes: no function is called for those.
bool isSame(QByteArrayView one, QByteArrayView other)
{
    return one.size() == other.size() && std::equal(one.begin(), one.end(), other.begin());
}

std::optional<qint64> integerOf(QByteArrayView text)
{
    qint64 number = 0;
    const auto [stop, error] = std::from_chars(text.begin(), text.end(), number);
    if (text.isEmpty() || error != std::errc {} || stop != text.end())
        return std::nullopt;
    return number;
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
    // Escapes are longer than what they mean, save for one that is cut off at the end.
    constexpr qsizetype CutEscape = 3;
    QByteArray text(inside.size() + CutEscape, Qt::Uninitialized);
    char *out = text.data();
    for (qsizetype i = 0; i < inside.size();) {
        if (inside[i] != '\\' || i + 1 >= inside.size()) {
            *out++ = inside[i++];
        } else if (inside[i + 1] == 'u') {
            i += 2;
            appendUnicodeEscape(out, inside, i);
        } else {
            *out++ = simpleEscape(inside[i + 1]);
            i += 2;
        }
    }
    text.truncate(out - text.constData());
    return text;
}

const Node &Value::node() const
{
    return m_document->m_nodes[m_index];
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

/// A string without its quotes, escapes and all.
QByteArrayView Value::inside() const
{
    const QByteArrayView text = raw().sliced(1);
    // A string cut short by an error has no closing quote.
    return text.endsWith('"') ? text.chopped(1) : text;
}

QByteArray Value::toUtf8() const
{
    if (!isString())
        return {};
    return node().escapes ? unescaped(inside()) : inside().toByteArray();
}

QString Value::toString() const
{
    if (!isString())
        return {};
    return node().escapes ? displayText(unescaped(inside())) : displayText(inside());
}

QString Value::startOfText(qsizetype maxLength) const
{
    if (!isString())
        return {};
    const QByteArrayView all = inside();
    const QByteArrayView start = all.first(qMin(all.size(), maxLength * LongestEscape));
    QString text = node().escapes ? displayText(unescaped(start)) : displayText(start);
    text.truncate(maxLength);
    return text;
}

std::optional<qint64> Value::toInt64() const
{
    const Kind kind = this->kind();
    if ((kind != Kind::Number && kind != Kind::String) || raw().size() > MaxNumberBytes)
        return std::nullopt;
    if (kind == Kind::Number)
        return integerOf(raw());
    return node().escapes ? integerOf(unescaped(inside())) : integerOf(inside());
}

std::optional<double> Value::toDouble() const
{
    if (!isNumber() || raw().size() > MaxNumberBytes)
        return std::nullopt;
    bool ok = false;
    const double number = raw().toDouble(&ok);
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
    return n.keyEscapes ? displayText(unescaped(inside)) : displayText(inside);
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
    return exists() && node().hasKey && isKey(node(), utf8);
}

bool Value::isKey(const Node &member, QByteArrayView utf8) const
{
    const QByteArrayView name(m_document->m_bytes.constData() + member.keyBegin,
                              qsizetype(member.keyEnd - member.keyBegin));
    if (!member.keyEscapes)
        return isSame(name, utf8);
    return name.size() <= utf8.size() * LongestEscape && unescaped(name) == utf8;
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
    const quint32 end = node().next;
    for (quint32 i = m_index + 1; i < end; i = m_document->m_nodes[i].next) {
        if (isKey(m_document->m_nodes[i], key))
            found = Value(m_document, i, end);
    }
    return found;
}

void Value::members(std::span<const QByteArrayView> keys, std::span<Value> found) const
{
    if (!isObject())
        return;
    qsizetype longest = 0;
    for (const QByteArrayView key : keys)
        longest = qMax(longest, key.size());
    const char *bytes = m_document->m_bytes.constData();
    const quint32 end = node().next;
    QByteArray decoded;
    for (quint32 i = m_index + 1; i < end; i = m_document->m_nodes[i].next) {
        const Node &member = m_document->m_nodes[i];
        QByteArrayView name(bytes + member.keyBegin, member.keyEnd - member.keyBegin);
        if (member.keyEscapes) {
            if (name.size() > longest * LongestEscape)
                continue;
            decoded = unescaped(name);
            name = decoded;
        }
        for (size_t k = 0; k < keys.size(); ++k) {
            if (isSame(keys[k], name))
                found[k] = Value(m_document, i, end);
        }
    }
}

Value Value::either(QByteArrayView key, QByteArrayView otherKey) const
{
    const Value found = (*this)[key];
    return found ? found : (*this)[otherKey];
}

} // namespace hookglass::json

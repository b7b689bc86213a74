// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/parser.h"

#include <cstring>
#include <limits>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::json {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// True when none of the eight bytes is a quote, a backslash, a control character or above 0x7f.
bool isPlain(quint64 word)
{
    constexpr quint64 Ones = 0x0101010101010101;
    constexpr quint64 Highs = 0x8080808080808080;
    const auto zeroIn = [](quint64 v) {
        return (v - Ones) & ~v & Highs;
    };
    const quint64 below32 = (word - Ones * 0x20) & ~word & Highs;
    return ((word & Highs) | below32 | zeroIn(word ^ (Ones * '"')) | zeroIn(word ^ (Ones * '\\')))
        == 0;
}

/// Length of the well-formed UTF-8 sequence at `at`, 0 when it is not one (Unicode, table 3-7).
int utf8Length(const uchar *at, qsizetype left)
{
    const auto continues = [&](int i, uchar low, uchar high) {
        return i < left && at[i] >= low && at[i] <= high;
    };
    const uchar c = at[0];
    if (c >= 0xc2 && c <= 0xdf)
        return continues(1, 0x80, 0xbf) ? 2 : 0;
    if (c >= 0xe0 && c <= 0xef) {
        const uchar low = c == 0xe0 ? 0xa0 : 0x80;
        const uchar high = c == 0xed ? 0x9f : 0xbf;
        return continues(1, low, high) && continues(2, 0x80, 0xbf) ? 3 : 0;
    }
    if (c >= 0xf0 && c <= 0xf4) {
        const uchar low = c == 0xf0 ? 0x90 : 0x80;
        const uchar high = c == 0xf4 ? 0x8f : 0xbf;
        return continues(1, low, high) && continues(2, 0x80, 0xbf) && continues(3, 0x80, 0xbf) ? 4
                                                                                               : 0;
    }
    return 0;
}

} // namespace

Parser::Parser(Document &document, const Limits &limits)
    : m_document(document)
    , m_limits(limits)
    , m_begin(document.m_bytes.constData())
    , m_at(m_begin)
    , m_end(m_begin + document.m_bytes.size())
{
}

void Parser::run()
{
    const qsizetype maxBytes =
        qMin<qsizetype>(m_limits.maxBytes, std::numeric_limits<quint32>::max());
    if (m_document.m_bytes.size() > maxBytes) {
        failLimit(u"the document is larger than %1 bytes"_s.arg(maxBytes));
        return;
    }
    skipSpace();
    bool ok = parseValue();
    while (ok && !m_open.empty())
        ok = afterValue();
    if (ok) {
        skipSpace();
        if (m_at != m_end)
            fail(u"text after the end of the document"_s);
    }
    while (!m_open.empty())
        close();
}

bool Parser::parseValue()
{
    switch (peek()) {
    case '{':
        return open(Kind::Object);
    case '[':
        return open(Kind::Array);
    case '"': {
        Node *node = append(Kind::String);
        if (!node)
            return false;
        const qsizetype index = m_document.m_nodes.size() - 1;
        quint32 begin = 0;
        quint32 end = 0;
        bool escapes = false;
        const bool ok = parseString(begin, end, escapes);
        Node &string = m_document.m_nodes[index];
        string.end = position();
        string.escapes = escapes;
        return ok;
    }
    case 't':
        return parseLiteral("true", Kind::True);
    case 'f':
        return parseLiteral("false", Kind::False);
    case 'n':
        return parseLiteral("null", Kind::Null);
    default:
        return parseNumber();
    }
}

Node *Parser::append(Kind kind)
{
    if (m_document.m_nodes.size() >= m_limits.maxNodes) {
        failLimit(u"more than %1 values"_s.arg(m_limits.maxNodes));
        return nullptr;
    }
    Node node = std::exchange(m_pendingKey, {});
    node.kind = kind;
    node.begin = position();
    node.end = node.begin;
    node.next = quint32(m_document.m_nodes.size() + 1);
    if (!m_open.empty())
        ++m_document.m_nodes[m_open.back()].children;
    m_document.m_nodes.append(node);
    return &m_document.m_nodes.last();
}

bool Parser::open(Kind kind)
{
    if (qsizetype(m_open.size()) >= m_limits.maxDepth)
        return failLimit(u"nested deeper than %1 levels"_s.arg(m_limits.maxDepth));
    if (!append(kind))
        return false;
    m_open.push_back(quint32(m_document.m_nodes.size() - 1));
    ++m_at;
    skipSpace();
    if (peek() == (kind == Kind::Object ? '}' : ']')) {
        ++m_at;
        close();
        return true;
    }
    if (kind == Kind::Object && !parseKey())
        return false;
    return parseValue();
}

/// Behind a finished value inside a container: a comma and the next value, or the end.
bool Parser::afterValue()
{
    skipSpace();
    const bool inObject = m_document.m_nodes[m_open.back()].kind == Kind::Object;
    if (peek() == (inObject ? '}' : ']')) {
        ++m_at;
        close();
        return true;
    }
    if (peek() != ',')
        return fail(inObject ? u"expected a comma or \"}\""_s : u"expected a comma or \"]\""_s);
    ++m_at;
    skipSpace();
    if (inObject && !parseKey())
        return false;
    return parseValue();
}

void Parser::close()
{
    Node &node = m_document.m_nodes[m_open.back()];
    node.end = position();
    node.next = quint32(m_document.m_nodes.size());
    m_open.pop_back();
}

bool Parser::parseKey()
{
    if (peek() != '"')
        return fail(u"expected a key in quotes"_s);
    Node key;
    if (!parseString(key.keyBegin, key.keyEnd, key.keyEscapes))
        return false;
    key.hasKey = true;
    skipSpace();
    if (peek() != ':')
        return fail(u"expected a colon"_s);
    ++m_at;
    skipSpace();
    m_pendingKey = key;
    return true;
}

/// From the opening quote to behind the closing one; begin and end enclose what is inside.
bool Parser::parseString(quint32 &begin, quint32 &end, bool &escapes)
{
    const char *start = m_at++;
    begin = position();
    while (true) {
        quint64 word = 0;
        while (m_end - m_at >= 8 && (std::memcpy(&word, m_at, 8), isPlain(word)))
            m_at += 8;
        if (m_at == m_end)
            return failAt(start, u"the string has no end"_s);
        const char c = *m_at;
        if (c == '"') {
            end = position();
            ++m_at;
            return true;
        }
        if (c == '\\') {
            escapes = true;
            if (!parseEscape())
                return false;
        } else if (uchar(c) < 0x20) {
            return fail(u"a control character inside a string"_s);
        } else if (uchar(c) < 0x80) {
            ++m_at;
        } else {
            checkHighByte();
        }
    }
}

bool Parser::parseEscape()
{
    const char *start = m_at++;
    const char c = peek();
    if (c != 'u') {
        if (c == '\0' || !std::strchr("\"\\/bfnrt", c))
            return failAt(start, u"an unknown escape"_s);
        ++m_at;
        return true;
    }
    ++m_at;
    const auto quadAt = [this](const char *at) {
        return m_end - at >= 4 && isHex(at[0]) && isHex(at[1]) && isHex(at[2]) && isHex(at[3]);
    };
    if (!quadAt(m_at))
        return failAt(start, u"\\u needs four hexadecimal digits"_s);
    const auto unit = QByteArrayView(m_at, 4).toByteArray().toUShort(nullptr, 16);
    m_at += 4;
    if (QChar::isHighSurrogate(unit) && m_end - m_at >= 6 && m_at[0] == '\\' && m_at[1] == 'u'
        && quadAt(m_at + 2)
        && QChar::isLowSurrogate(QByteArrayView(m_at + 2, 4).toByteArray().toUShort(nullptr, 16))) {
        m_at += 6;
    } else if (QChar::isSurrogate(unit)) {
        m_document.m_hasLoneSurrogates = true;
    }
    return true;
}

bool Parser::checkHighByte()
{
    const int length = utf8Length(reinterpret_cast<const uchar *>(m_at), m_end - m_at);
    if (length == 0 && !m_document.m_firstInvalidUtf8)
        m_document.m_firstInvalidUtf8 = position();
    m_at += qMax(length, 1);
    return length > 0;
}

bool Parser::parseNumber()
{
    const char *start = m_at;
    const auto digits = [this] {
        const char *first = m_at;
        while (isDigit(peek()))
            ++m_at;
        return m_at != first;
    };
    if (peek() == '-')
        ++m_at;
    const bool leadingZero = peek() == '0';
    if (!digits())
        return failAt(start,
                      start == m_end ? u"the document ends too early"_s : u"expected a value"_s);
    if (leadingZero && isDigit(*(m_at - 1)) && m_at - start > (*start == '-' ? 2 : 1))
        return failAt(start, u"a number may not begin with 0"_s);
    if (peek() == '.') {
        ++m_at;
        if (!digits())
            return failAt(start, u"a digit is missing behind the decimal point"_s);
    }
    if (peek() == 'e' || peek() == 'E') {
        ++m_at;
        if (peek() == '+' || peek() == '-')
            ++m_at;
        if (!digits())
            return failAt(start, u"a digit is missing in the exponent"_s);
    }
    const quint32 end = position();
    m_at = start;
    Node *node = append(Kind::Number);
    m_at = m_begin + end;
    if (node)
        node->end = end;
    return node;
}

bool Parser::parseLiteral(QByteArrayView word, Kind kind)
{
    if (!QByteArrayView(m_at, m_end - m_at).startsWith(word))
        return fail(u"expected a value"_s);
    Node *node = append(kind);
    m_at += word.size();
    if (node)
        node->end = position();
    return node;
}

void Parser::skipSpace()
{
    while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
        ++m_at;
}

bool Parser::fail(const QString &message)
{
    return failAt(m_at, message);
}

bool Parser::failLimit(const QString &message)
{
    fail(message);
    m_document.m_error->beyondLimits = true;
    return false;
}

bool Parser::failAt(const char *position, const QString &message)
{
    if (!m_document.m_error)
        m_document.m_error = ParseError {position - m_begin, message};
    return false;
}

} // namespace hookglass::json

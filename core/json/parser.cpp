// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/parser.h"

#include "core/json/plainbytes.h"
#include "core/json/stringscanner.h"

#include <array>
#include <limits>
#include <utility>

namespace hookglass::json {

namespace {

// Room for the nodes of a usual body at once; more is made when there are more.
constexpr qsizetype BytesPerNode = 16;
constexpr qsizetype LargestReserve = 4096;

// In the order of StringScanner::Fault.
constexpr std::array Messages {"", "the string has no end", "a control character inside a string",
                               "an unknown escape", "\\u needs four hexadecimal digits"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

Parser::Parser(Document &document, const Limits &limits)
    : m_document(document)
    , m_limits(limits)
    , m_begin(document.m_bytes.constData())
    , m_at(m_begin)
    , m_end(m_begin + document.m_bytes.size())
    , m_nodes(document.m_nodes)
{
}

void Parser::run()
{
    const qsizetype maxBytes =
        qMin<qsizetype>(m_limits.maxBytes, std::numeric_limits<quint32>::max());
    if (m_end - m_begin > maxBytes) {
        failLimit("the document is larger than %1 bytes", maxBytes);
        return;
    }
    m_nodes.reserve(size_t(qMin((m_end - m_begin) / BytesPerNode + 8, LargestReserve)));
    bool ok = true;
    do
        ok = parseValue() && reachValue();
    while (ok && m_depth > 0);
    if (ok) {
        skipSpace();
        if (m_at != m_end)
            fail("text after the end of the document");
    }
    while (m_depth > 0)
        close();
}

/// Behind white space, a whole scalar or the opening bracket of a container.
bool Parser::parseValue()
{
    const char c = skipSpace();
    if (c == '"') // as most are
        return parseString();
    if (isDigit(c) || c == '-')
        return parseNumber();
    switch (c) {
    case '{':
        return open(Kind::Object);
    case '[':
        return open(Kind::Array);
    case 't':
        return parseLiteral("true", Kind::True);
    case 'f':
        return parseLiteral("false", Kind::False);
    case 'n':
        return parseLiteral("null", Kind::Null);
    default:
        return fail(m_at == m_end ? "the document ends too early" : "expected a value");
    }
}

/// Behind an opening bracket or a finished value: past the ends of containers to the next value,
/// or to the end of all.
bool Parser::reachValue()
{
    while (m_depth > 0) {
        const char c = skipSpace();
        if (c != (m_inObject ? '}' : ']'))
            return reachElement(c);
        ++m_at;
        close();
    }
    return true;
}

bool Parser::reachElement(char c)
{
    if (!m_justOpened) {
        if (c != ',')
            return fail(m_inObject ? "expected a comma or \"}\"" : "expected a comma or \"]\"");
        ++m_at;
    }
    m_justOpened = false;
    return !m_inObject || parseKey();
}

Q_ALWAYS_INLINE bool Parser::append(Kind kind, const char *begin)
{
    if (qsizetype(m_count) >= m_limits.maxNodes) {
        m_at = begin;
        return failLimit("more than %1 values", m_limits.maxNodes);
    }
    if (m_depth > 0)
        ++m_nodes[m_open].children;
    Node &node = m_nodes.emplace_back();
    node.begin = offsetOf(begin);
    node.end = offsetOf(m_at);
    node.next = ++m_count;
    node.kind = kind;
    if (m_inObject) {
        node.keyBegin = m_keyBegin;
        node.keyEnd = m_keyEnd;
        node.hasKey = true;
        node.keyEscapes = m_keyEscapes;
    }
    return true;
}

Q_ALWAYS_INLINE bool Parser::open(Kind kind)
{
    if (m_depth >= m_limits.maxDepth)
        return failLimit("nested deeper than %1 levels", m_limits.maxDepth);
    if (!append(kind, m_at))
        return false;
    m_nodes.back().next = m_open;
    m_open = m_count - 1;
    m_inObject = kind == Kind::Object;
    m_justOpened = true;
    ++m_depth;
    ++m_at;
    return true;
}

void Parser::close()
{
    Node &node = m_nodes[m_open];
    m_open = node.next;
    node.next = m_count;
    node.end = offsetOf(m_at);
    m_justOpened = false;
    --m_depth;
    m_inObject = m_depth > 0 && m_nodes[m_open].kind == Kind::Object;
}

bool Parser::parseKey()
{
    if (skipSpace() != '"')
        return fail("expected a key in quotes");
    m_keyBegin = offsetOf(m_at + 1);
    if (!scanString(m_keyEscapes))
        return false;
    m_keyEnd = offsetOf(m_at - 1);
    if (skipSpace() != ':')
        return fail("expected a colon");
    ++m_at;
    return true;
}

bool Parser::parseString()
{
    if (!append(Kind::String, m_at))
        return false;
    bool escapes = false;
    const bool ok = scanString(escapes);
    // What was read of a broken string is kept.
    m_nodes.back().end = offsetOf(m_at);
    m_nodes.back().escapes = escapes;
    return ok;
}

/// From the opening quote to behind the closing one, or to where the string breaks.
Q_ALWAYS_INLINE bool Parser::scanString(bool &escapes)
{
    const char *begin = m_at;
    m_at = skipPlain(begin + 1, m_end);
    if (peek() != '"')
        return scanOddString(begin, escapes);
    ++m_at;
    escapes = false;
    return true;
}

/// The rest of a string that is not all plain, or has no end.
bool Parser::scanOddString(const char *begin, bool &escapes)
{
    StringScanner scanner(m_at, m_end);
    const StringScanner::Fault fault = scanner.run();
    m_at = scanner.at();
    escapes = scanner.hasEscapes();
    if (scanner.hasLoneSurrogates())
        m_document.m_hasLoneSurrogates = true;
    if (scanner.firstInvalidUtf8() && !m_document.m_firstInvalidUtf8)
        m_document.m_firstInvalidUtf8 = scanner.firstInvalidUtf8() - m_begin;
    if (fault == StringScanner::Fault::None)
        return true;
    return failAt(fault == StringScanner::Fault::NoEnd ? begin : m_at, Messages[size_t(fault)]);
}

bool Parser::parseNumber()
{
    const char *begin = m_at;
    if (peek() == '-')
        ++m_at;
    const char *first = m_at;
    if (!skipDigits())
        return failAt(begin, "expected a value");
    if (*first == '0' && m_at - first > 1)
        return failAt(begin, "a number may not begin with 0");
    const char c = peek();
    if ((c == '.' || c == 'e' || c == 'E') && !skipFraction(begin))
        return false;
    return append(Kind::Number, begin);
}

/// What stands behind the whole part of the number that begins there.
bool Parser::skipFraction(const char *begin)
{
    if (peek() == '.') {
        ++m_at;
        if (!skipDigits())
            return failAt(begin, "a digit is missing behind the decimal point");
    }
    if (peek() == 'e' || peek() == 'E') {
        ++m_at;
        if (peek() == '+' || peek() == '-')
            ++m_at;
        if (!skipDigits())
            return failAt(begin, "a digit is missing in the exponent");
    }
    return true;
}

bool Parser::skipDigits()
{
    const char *at = m_at;
    while (at < m_end && isDigit(*at))
        ++at;
    return std::exchange(m_at, at) != at;
}

bool Parser::parseLiteral(QByteArrayView word, Kind kind)
{
    const char *begin = m_at;
    if (!QByteArrayView(begin, m_end - begin).startsWith(word))
        return fail("expected a value");
    m_at += word.size();
    return append(kind, begin);
}

/// The byte behind white space, NUL at the end.
Q_ALWAYS_INLINE char Parser::skipSpace()
{
    char c = peek();
    if (c > ' ') // as nearly always
        return c;
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        ++m_at;
        c = peek();
    }
    return c;
}

bool Parser::fail(const char *message)
{
    return failAt(m_at, message);
}

bool Parser::failLimit(const char *message, qsizetype limit)
{
    fail(message);
    m_document.m_error->message = m_document.m_error->message.arg(limit);
    m_document.m_error->beyondLimits = true;
    return false;
}

bool Parser::failAt(const char *position, const char *message)
{
    if (!m_document.m_error)
        m_document.m_error = ParseError {position - m_begin, QString::fromLatin1(message)};
    return false;
}

} // namespace hookglass::json

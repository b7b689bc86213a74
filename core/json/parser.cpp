// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/parser.h"

#include "core/json/stringscanner.h"

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::json {

namespace {

// Room for the nodes of a usual body at once; more is made when there are more.
constexpr qsizetype BytesPerNode = 16;
constexpr qsizetype LargestReserve = 4096;

QString messageOf(StringScanner::Fault fault)
{
    switch (fault) {
    case StringScanner::Fault::None:
        break;
    case StringScanner::Fault::NoEnd:
        return u"the string has no end"_s;
    case StringScanner::Fault::Control:
        return u"a control character inside a string"_s;
    case StringScanner::Fault::UnknownEscape:
        return u"an unknown escape"_s;
    case StringScanner::Fault::ShortUnicodeEscape:
        return u"\\u needs four hexadecimal digits"_s;
    }
    return {};
}

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
        failLimit(u"the document is larger than %1 bytes"_s.arg(maxBytes));
        return;
    }
    m_nodes.reserve(size_t(qMin((m_end - m_begin) / BytesPerNode + 8, LargestReserve)));
    skipSpace();
    bool ok = parseValue();
    while (ok && m_depth > 0)
        ok = nextValue();
    if (ok) {
        skipSpace();
        if (m_at != m_end)
            fail(u"text after the end of the document"_s);
    }
    while (m_depth > 0)
        close();
}

/// A whole scalar, or the opening bracket of a container.
bool Parser::parseValue()
{
    switch (peek()) {
    case '{':
        return open(Kind::Object);
    case '[':
        return open(Kind::Array);
    case '"':
        return parseString();
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

/// Inside a container, behind its bracket or a finished value: the end, or the next value.
bool Parser::nextValue()
{
    skipSpace();
    const bool inObject = m_nodes[m_open].kind == Kind::Object;
    if (peek() == (inObject ? '}' : ']')) {
        ++m_at;
        close();
        return true;
    }
    if (!m_justOpened) {
        if (peek() != ',')
            return fail(inObject ? u"expected a comma or \"}\""_s : u"expected a comma or \"]\""_s);
        ++m_at;
        skipSpace();
    }
    m_justOpened = false;
    return (!inObject || parseKey()) && parseValue();
}

Node *Parser::append(Kind kind, const char *begin)
{
    if (qsizetype(m_nodes.size()) >= m_limits.maxNodes) {
        m_at = begin;
        failLimit(u"more than %1 values"_s.arg(m_limits.maxNodes));
        return nullptr;
    }
    if (m_depth > 0)
        ++m_nodes[m_open].children;
    Node &node = m_nodes.emplace_back();
    node.begin = offsetOf(begin);
    node.end = offsetOf(m_at);
    node.keyBegin = m_pending.keyBegin;
    node.keyEnd = m_pending.keyEnd;
    node.next = quint32(m_nodes.size());
    node.kind = kind;
    node.hasKey = m_pending.hasKey;
    node.keyEscapes = m_pending.keyEscapes;
    m_pending = {};
    return &node;
}

bool Parser::open(Kind kind)
{
    if (m_depth >= m_limits.maxDepth)
        return failLimit(u"nested deeper than %1 levels"_s.arg(m_limits.maxDepth));
    Node *node = append(kind, m_at);
    if (!node)
        return false;
    node->next = m_open;
    m_open = quint32(m_nodes.size() - 1);
    m_justOpened = true;
    ++m_depth;
    ++m_at;
    return true;
}

void Parser::close()
{
    Node &node = m_nodes[m_open];
    m_open = node.next;
    node.next = quint32(m_nodes.size());
    node.end = offsetOf(m_at);
    m_justOpened = false;
    --m_depth;
}

bool Parser::parseKey()
{
    if (peek() != '"')
        return fail(u"expected a key in quotes"_s);
    const quint32 begin = offsetOf(m_at + 1);
    if (!scanString(m_pending.keyEscapes))
        return false;
    m_pending.keyBegin = begin;
    m_pending.keyEnd = offsetOf(m_at - 1);
    m_pending.hasKey = true;
    skipSpace();
    if (peek() != ':')
        return fail(u"expected a colon"_s);
    ++m_at;
    skipSpace();
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
bool Parser::scanString(bool &escapes)
{
    const char *begin = m_at;
    StringScanner scanner(begin + 1, m_end);
    const StringScanner::Fault fault = scanner.run();
    m_at = scanner.at();
    escapes = scanner.hasEscapes();
    if (scanner.hasLoneSurrogates())
        m_document.m_hasLoneSurrogates = true;
    if (scanner.firstInvalidUtf8() && !m_document.m_firstInvalidUtf8)
        m_document.m_firstInvalidUtf8 = scanner.firstInvalidUtf8() - m_begin;
    if (fault == StringScanner::Fault::None)
        return true;
    return failAt(fault == StringScanner::Fault::NoEnd ? begin : m_at, messageOf(fault));
}

bool Parser::parseNumber()
{
    const char *begin = m_at;
    if (peek() == '-')
        ++m_at;
    const char *first = m_at;
    if (!skipDigits())
        return failAt(begin,
                      begin == m_end ? u"the document ends too early"_s : u"expected a value"_s);
    if (*first == '0' && m_at - first > 1)
        return failAt(begin, u"a number may not begin with 0"_s);
    if (peek() == '.') {
        ++m_at;
        if (!skipDigits())
            return failAt(begin, u"a digit is missing behind the decimal point"_s);
    }
    if (peek() == 'e' || peek() == 'E') {
        ++m_at;
        if (peek() == '+' || peek() == '-')
            ++m_at;
        if (!skipDigits())
            return failAt(begin, u"a digit is missing in the exponent"_s);
    }
    return append(Kind::Number, begin);
}

bool Parser::skipDigits()
{
    const char *first = m_at;
    while (isDigit(peek()))
        ++m_at;
    return m_at != first;
}

bool Parser::parseLiteral(QByteArrayView word, Kind kind)
{
    const char *begin = m_at;
    if (!QByteArrayView(begin, m_end - begin).startsWith(word))
        return fail(u"expected a value"_s);
    m_at += word.size();
    return append(kind, begin);
}

void Parser::skipSpace()
{
    if (m_at<m_end && * m_at> ' ') // as nearly always
        return;
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

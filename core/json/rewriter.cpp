// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/rewriter.h"

#include "core/json/layoutdetector.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace hookglass::json {

namespace {

constexpr char32_t FirstNonAscii = 0x80;

bool isHtml(char32_t code)
{
    return code == '<' || code == '>' || code == '&' || code == 0x2028 || code == 0x2029;
}

bool isWritten(Escapes escapes)
{
    return escapes == Escapes::Lower || escapes == Escapes::Upper;
}

bool isWhole(QByteArrayView number)
{
    const QByteArrayView digits = number.startsWith('-') ? number.sliced(1) : number;
    const bool canonical = digits.size() == 1 || !digits.startsWith('0');
    return !digits.isEmpty() && canonical
        && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void appendHex(QByteArray &out, char16_t unit, bool upper)
{
    const char *digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[(unit >> shift) & 0xf];
}

void appendUtf8(QByteArray &out, char32_t code)
{
    if (code < 0x80) {
        out += char(code);
        return;
    }
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    constexpr std::array<uchar, 4> Leads {0, 0xc0, 0xe0, 0xf0};
    out += char(Leads[size_t(more)] | uchar(code >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        out += char(0x80 | ((code >> (6 * i)) & 0x3f));
}

/// The code point at `at` of well-formed UTF-8; nothing where it is not.
std::optional<char32_t> codePointAt(QByteArrayView text, qsizetype at, int &length)
{
    const auto lead = uchar(text[at]);
    length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4 || at + length > text.size())
        return std::nullopt;
    char32_t code = lead & (0xffu >> (length + 1));
    for (int i = 1; i < length; ++i) {
        const auto byte = uchar(text[at + i]);
        if ((byte & 0xc0) != 0x80)
            return std::nullopt;
        code = code << 6 | (byte & 0x3fu);
    }
    return code;
}

std::optional<char16_t> hexQuad(QByteArrayView text, qsizetype at)
{
    if (at + 4 > text.size())
        return std::nullopt;
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 4, value, 16);
    return error == std::errc {} && end == text.data() + at + 4 ? std::optional(char16_t(value))
                                                                : std::nullopt;
}

} // namespace

Rewriter::Rewriter(const Document &document, const FieldGuide *guide)
    : m_document(document)
    , m_guide(guide)
    , m_layout(detectLayout(document))
{
}

QByteArray Rewriter::rewrite(const RewriteStyle &style)
{
    m_style = style;
    findSpecials();
    m_out.clear();
    m_out.reserve(m_document.bytes().size() * 5 / 4);
    m_copied = 0;
    const Value root = m_document.root();
    const int object = needsGuide() ? m_guide->rootObject(root) : -1;
    copyUpTo(root.offset());
    if (style.layout == Layout::Keep && style.order == KeyOrder::Keep
        && style.int64 == Int64Form::Keep) {
        appendString(root.raw()); // what it looks for stands in strings only
        m_copied += root.raw().size();
    } else if (style.layout == Layout::Keep && style.order == KeyOrder::Keep) {
        appendKept(root, object);
    } else {
        if (style.layout == Layout::Keep)
            m_style.layout = m_layout == Layout::Keep ? Layout::Compact : m_layout;
        appendLaidOut(root, object, 1);
        m_copied = root.offset() + root.raw().size();
    }
    copyUpTo(m_document.bytes().size());
    return m_out;
}

void Rewriter::appendKept(const Value &value, int object)
{
    for (Value item = value.firstChild(); item; item = item.nextSibling()) {
        const FieldGuide::Member *member = nullptr;
        if (value.isObject()) {
            const QByteArrayView key = item.rawKey();
            copyUpTo(key.data() - m_document.bytes().constData());
            appendString(key);
            m_copied += key.size();
            member = memberOf(item, object);
        }
        copyUpTo(item.offset());
        if (item.isObject() || item.isArray()) {
            appendKept(item, member ? member->object : value.isArray() ? object : -1);
        } else {
            appendScalar(item, member && member->int64);
            m_copied = item.offset() + item.raw().size();
        }
    }
    if (value.isObject() || value.isArray())
        copyUpTo(value.offset() + value.raw().size());
    else if (m_copied == value.offset()) { // the root is a scalar
        appendScalar(value, false);
        m_copied += value.raw().size();
    }
}

void Rewriter::appendLaidOut(const Value &value, int object, int depth)
{
    if (!value.isObject() && !value.isArray()) {
        appendScalar(value, false);
        return;
    }
    const Layout layout = m_style.layout;
    const bool indented = layout >= Layout::Indent2;
    const bool spacedComma = layout == Layout::CommaSpaced || layout == Layout::BothSpaced;
    const bool spacedColon = layout >= Layout::ColonSpaced;
    m_out += value.isObject() ? '{' : '[';
    bool first = true;
    const auto append = [&](const Value &item) {
        if (!first)
            m_out += spacedComma ? ", " : ",";
        first = false;
        if (indented)
            newLine(depth);
        const FieldGuide::Member *member = nullptr;
        if (value.isObject()) {
            appendString(item.rawKey());
            m_out += spacedColon ? ": " : ":";
            member = memberOf(item, object);
        }
        if (item.isObject() || item.isArray())
            appendLaidOut(item, member ? member->object : value.isArray() ? object : -1, depth + 1);
        else
            appendScalar(item, member && member->int64);
    };
    if (m_style.order == KeyOrder::Keep || value.isArray()) {
        for (Value item = value.firstChild(); item; item = item.nextSibling())
            append(item);
    } else {
        for (const Value &item : ordered(value, object))
            append(item);
    }
    if (indented && !first)
        newLine(depth - 1);
    m_out += value.isObject() ? '}' : ']';
}

void Rewriter::appendScalar(const Value &value, bool int64)
{
    const QByteArrayView raw = value.raw();
    if (value.isString()) {
        const QByteArrayView inside = raw.sliced(1, raw.size() - 2);
        if (int64 && m_style.int64 == Int64Form::Number && isWhole(inside))
            m_out += inside;
        else
            appendString(raw);
    } else if (int64 && m_style.int64 == Int64Form::Text && value.isNumber() && isWhole(raw)) {
        m_out += '"';
        m_out += raw;
        m_out += '"';
    } else {
        m_out += raw;
    }
}

/// `text` has its quotes; only the escapes that the style is about change.
void Rewriter::appendString(QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size();) {
        qsizetype plain = at;
        while (plain < text.size() && !m_special[uchar(text[plain])])
            ++plain;
        m_out += text.sliced(at, plain - at);
        at = plain;
        if (at == text.size())
            return;
        if (text[at] == '\\')
            appendEscape(text, at);
        else
            appendSpecial(text, at);
    }
}

/// A character that the style may want escaped; moves `at` behind it.
void Rewriter::appendSpecial(QByteArrayView text, qsizetype &at)
{
    if (text[at] == '/') {
        m_out += "\\/";
        ++at;
        return;
    }
    int length = 1;
    const std::optional<char32_t> code =
        uchar(text[at]) < FirstNonAscii ? char32_t(text[at]) : codePointAt(text, at, length);
    const Escapes escapes =
        code && isHtml(*code) && isWritten(m_style.html) ? m_style.html : m_style.unicode;
    if (code && isWritten(escapes))
        appendCodePoint(*code, escapes);
    else
        m_out += text.sliced(at, code ? length : length = 1);
    at += length;
}

/// Which bytes inside a string have to be looked at.
void Rewriter::findSpecials()
{
    m_special.fill(false);
    m_special['\\'] = m_style.slashes == Escapes::Unescape || m_style.unicode == Escapes::Unescape
        || m_style.html == Escapes::Unescape || isWritten(m_style.slashes);
    m_special['/'] = isWritten(m_style.slashes);
    for (const char c : {'<', '>', '&'})
        m_special[uchar(c)] = isWritten(m_style.html);
    if (isWritten(m_style.unicode) || isWritten(m_style.html))
        std::fill(m_special.begin() + FirstNonAscii, m_special.end(), true);
}

/// Takes over or undoes the escape that begins at `at`, and moves `at` behind it.
void Rewriter::appendEscape(QByteArrayView text, qsizetype &at)
{
    const QByteArrayView rest = text.sliced(at);
    qsizetype length = 2;
    if (rest.startsWith("\\/") && m_style.slashes == Escapes::Unescape) {
        m_out += '/';
        at += length;
        return;
    }
    if (rest.startsWith("\\u")) {
        const char16_t unit = hexQuad(text, at + 2).value_or(0);
        char32_t code = unit;
        length = 6;
        if (QChar::isHighSurrogate(unit) && rest.sliced(6).startsWith("\\u")) {
            const char16_t low = hexQuad(text, at + 8).value_or(0);
            if (QChar::isLowSurrogate(low)) {
                code = QChar::surrogateToUcs4(unit, low);
                length = 12;
            }
        }
        const bool undone = (m_style.html == Escapes::Unescape && isHtml(code))
            || (m_style.unicode == Escapes::Unescape && code >= FirstNonAscii
                && !QChar::isSurrogate(code));
        if (undone) {
            appendUtf8(m_out, code);
            at += length;
            return;
        }
    }
    m_out += text.sliced(at, length);
    at += length;
}

void Rewriter::appendCodePoint(char32_t code, Escapes escapes)
{
    const bool upper = escapes == Escapes::Upper;
    if (QChar::requiresSurrogates(code)) {
        appendHex(m_out, QChar::highSurrogate(code), upper);
        appendHex(m_out, QChar::lowSurrogate(code), upper);
    } else {
        appendHex(m_out, char16_t(code), upper);
    }
}

bool Rewriter::needsGuide() const
{
    return m_guide && (m_style.order == KeyOrder::Declared || m_style.int64 != Int64Form::Keep);
}

const FieldGuide::Member *Rewriter::memberOf(const Value &item, int object) const
{
    if (object < 0)
        return nullptr;
    const QByteArrayView quoted = item.rawKey(); // no sender escapes its keys
    return m_guide->member(object, quoted.sliced(1, quoted.size() - 2));
}

void Rewriter::copyUpTo(qsizetype offset)
{
    m_out += QByteArrayView(m_document.bytes()).sliced(m_copied, offset - m_copied);
    m_copied = offset;
}

void Rewriter::newLine(int depth)
{
    m_out += '\n';
    const int width = m_style.layout == Layout::Indent2 ? 2
        : m_style.layout == Layout::Indent4             ? 4
                                                        : 1;
    const char filler = m_style.layout == Layout::IndentTab ? '\t' : ' ';
    m_out.resize(m_out.size() + depth * width, filler);
}

QList<Value> Rewriter::ordered(const Value &object, int guideObject) const
{
    QList<Value> items;
    for (Value item = object.firstChild(); item; item = item.nextSibling())
        items.append(item);
    if (m_style.order == KeyOrder::Sorted) {
        std::stable_sort(items.begin(), items.end(), [](const Value &a, const Value &b) {
            return a.rawKey().compare(b.rawKey()) < 0;
        });
        return items;
    }
    const auto place = [&](const Value &item) {
        const FieldGuide::Member *member = memberOf(item, guideObject);
        return member ? member->order : std::numeric_limits<int>::max();
    };
    std::stable_sort(items.begin(), items.end(),
                     [&](const Value &a, const Value &b) { return place(a) < place(b); });
    return items;
}

} // namespace hookglass::json

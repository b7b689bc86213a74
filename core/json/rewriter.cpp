// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/rewriter.h"

#include "core/json/layoutdetector.h"

#include <algorithm>
#include <limits>

namespace hookglass::json {

namespace {

bool isWhole(QByteArrayView number)
{
    const QByteArrayView digits = number.startsWith('-') ? number.sliced(1) : number;
    const bool canonical = digits.size() == 1 || !digits.startsWith('0');
    return !digits.isEmpty() && canonical
        && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

Rewriter::Rewriter(const Document &document, const FieldGuide *guide)
    : m_document(document)
    , m_guide(guide)
    , m_layout(detectLayout(document))
    , m_strings(m_out)
{
}

QByteArray Rewriter::rewrite(const RewriteStyle &style)
{
    m_style = style;
    m_strings.setStyle(style);
    m_out.clear();
    m_out.reserve(size_t(m_document.bytes().size() * 5 / 4));
    m_copied = 0;
    const Value root = m_document.root();
    const int object = needsGuide() ? m_guide->rootObject(root) : -1;
    copyUpTo(root.offset());
    if (style.layout == Layout::Keep && style.order == KeyOrder::Keep
        && style.int64 == Int64Form::Keep) {
        m_strings.append(root.raw()); // what it looks for stands in strings only
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
    return {m_out.data(), qsizetype(m_out.size())};
}

void Rewriter::appendKept(const Value &value, int object)
{
    for (Value item = value.firstChild(); item; item = item.nextSibling()) {
        const FieldGuide::Member *member = nullptr;
        if (value.isObject()) {
            const QByteArrayView key = item.rawKey();
            copyUpTo(key.data() - m_document.bytes().constData());
            m_strings.append(key);
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
            m_strings.append(item.rawKey());
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
            append(inside);
        else
            m_strings.append(raw);
    } else if (int64 && m_style.int64 == Int64Form::Text && value.isNumber() && isWhole(raw)) {
        m_out += '"';
        append(raw);
        m_out += '"';
    } else {
        append(raw);
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
    append(QByteArrayView(m_document.bytes()).sliced(m_copied, offset - m_copied));
    m_copied = offset;
}

void Rewriter::newLine(int depth)
{
    m_out += '\n';
    const int width = m_style.layout == Layout::Indent2 ? 2
        : m_style.layout == Layout::Indent4             ? 4
                                                        : 1;
    const char filler = m_style.layout == Layout::IndentTab ? '\t' : ' ';
    m_out.append(size_t(depth * width), filler);
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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/prettyprint.h"

#include <vector>

namespace hookglass::json {

namespace {

constexpr int Indent = 2;

bool isContainer(const Value &value)
{
    return value.isObject() || value.isArray();
}

/// Walks without recursion: a hostile document may be as deep as the parser allows.
class Printer
{
public:
    Printer(qsizetype maxBytes, const Value &marked)
        : m_maxBytes(maxBytes)
        , m_marked(marked ? marked.offset() : -1)
    {
    }

    PrettyText print(const Value &root)
    {
        Value value = root;
        while (value) {
            write(value);
            if (isContainer(value) && value.size() > 0) {
                m_open.push_back(value);
                newLine();
                value = value.firstChild();
                continue;
            }
            endMark(value);
            value = following(value);
            if (m_out.size() > m_maxBytes)
                break;
        }
        if (m_mark.begin >= 0 && m_mark.end < 0)
            m_mark.end = m_out.size();
        m_mark.text = m_out;
        return m_mark;
    }

private:
    void write(const Value &value)
    {
        if (value.offset() == m_marked)
            m_mark.begin = m_out.size();
        if (!m_open.empty() && m_open.back().isObject())
            m_out.append(value.rawKey()).append(": ");
        if (!isContainer(value))
            m_out += value.raw();
        else if (value.size() > 0)
            m_out += value.isObject() ? '{' : '[';
        else
            m_out += value.isObject() ? "{}" : "[]";
    }

    /// The value to print next, after closing what ends here.
    Value following(Value value)
    {
        while (true) {
            if (const Value next = value.nextSibling()) {
                m_out += ',';
                newLine();
                return next;
            }
            if (m_open.empty())
                return {};
            value = m_open.back();
            m_open.pop_back();
            newLine();
            m_out += value.isObject() ? '}' : ']';
            endMark(value);
        }
    }

    void endMark(const Value &value)
    {
        if (value.offset() == m_marked)
            m_mark.end = m_out.size();
    }

    void newLine()
    {
        m_out += '\n';
        m_out += QByteArray(Indent * qsizetype(m_open.size()), ' ');
    }

    const qsizetype m_maxBytes;
    const qsizetype m_marked; ///< offset of the value to find
    PrettyText m_mark;
    QByteArray m_out;
    std::vector<Value> m_open;
};

} // namespace

QByteArray prettyPrinted(const Document &document, qsizetype maxBytes)
{
    return prettyPrinted(document, maxBytes, {}).text;
}

PrettyText prettyPrinted(const Document &document, qsizetype maxBytes, const Value &marked)
{
    return Printer(maxBytes, marked).print(document.root());
}

} // namespace hookglass::json

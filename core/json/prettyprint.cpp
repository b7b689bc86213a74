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
    explicit Printer(qsizetype maxBytes)
        : m_maxBytes(maxBytes)
    {
    }

    QByteArray print(const Value &root)
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
            value = following(value);
            if (m_out.size() > m_maxBytes)
                return m_out;
        }
        return m_out;
    }

private:
    void write(const Value &value)
    {
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
        }
    }

    void newLine()
    {
        m_out += '\n';
        m_out += QByteArray(Indent * qsizetype(m_open.size()), ' ');
    }

    const qsizetype m_maxBytes;
    QByteArray m_out;
    std::vector<Value> m_open;
};

} // namespace

QByteArray prettyPrinted(const Document &document, qsizetype maxBytes)
{
    return Printer(maxBytes).print(document.root());
}

} // namespace hookglass::json

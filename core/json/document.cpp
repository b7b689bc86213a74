// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/document.h"

#include "core/json/parser.h"

#include <QSet>

namespace hookglass::json {

Document Document::parse(QByteArray bytes, const Limits &limits)
{
    Document document;
    document.m_bytes = std::move(bytes);
    Parser(document, limits).run();
    return document;
}

Value Document::root() const
{
    if (m_nodes.empty())
        return {};
    return Value(this, 0, m_nodes.front().next);
}

bool Document::hasDuplicateKeys() const
{
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        const Node &node = m_nodes[i];
        if (node.kind != Kind::Object || node.children < 2)
            continue;
        QSet<QString> keys;
        for (Value child = Value(this, quint32(i), node.next).firstChild(); child;
             child = child.nextSibling()) {
            if (keys.contains(child.key()))
                return true;
            keys.insert(child.key());
        }
    }
    return false;
}

} // namespace hookglass::json

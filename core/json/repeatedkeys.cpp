// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/repeatedkeys.h"

#include "core/json/jsonpath.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::json {

namespace {

class Search
{
public:
    explicit Search(qsizetype limit)
        : m_limit(limit)
    {
    }

    void visit(const Value &value, const Place &place) // as deep as the document: bounded by it
    {
        QHash<QByteArray, int> seen;
        if (value.isObject())
            seen.reserve(value.size());
        qsizetype index = 0;
        for (Value child = value.firstChild(); child && m_found.size() < m_limit;
             child = child.nextSibling()) {
            if (value.isObject() && value.size() > 1 && ++seen[memberName(child)] == 2)
                m_found.append({place.path(), child.key()});
            if (child.size() > 0)
                visit(child, {&place, child, value.isArray() ? index : -1});
            ++index;
        }
    }
    QList<RepeatedKey> take() { return std::move(m_found); }

private:
    const qsizetype m_limit;
    QList<RepeatedKey> m_found;
};

} // namespace

QList<RepeatedKey> repeatedKeys(const Value &root, qsizetype limit)
{
    Search search(limit);
    search.visit(root, {});
    return search.take();
}

} // namespace hookglass::json

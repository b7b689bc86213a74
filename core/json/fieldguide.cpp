// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/fieldguide.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass::json {

namespace {

constexpr int MaxDepth = 32;

/// Follows "#/definitions/…" a bounded number of times.
Value resolved(const Value &schema, Value node)
{
    for (int hops = 0; hops < MaxDepth; ++hops) {
        const QString reference = node["$ref"].toString();
        if (!reference.startsWith("#/"_L1))
            return node;
        node = schema;
        for (const QString &step : reference.mid(2).split(u'/'))
            node = node[step.toUtf8()];
    }
    return {};
}

bool isInt64(const Value &node)
{
    return node["format"].toString() == "int64"_L1;
}

} // namespace

void FieldGuide::addSchema(const Document &schema)
{
    QHash<qsizetype, int> known;
    for (const char *group : {"events", "formerEvents"}) {
        const Value events = schema.root()["definitions"][group];
        for (Value event = events.firstChild(); event; event = event.nextSibling())
            m_events.append({event.key(), addObject(schema.root(), event, known, 0)});
    }
}

int FieldGuide::rootObject(const Value &root) const
{
    const QString name = root["event"].toString();
    int best = -1;
    int bestKnown = 0;
    for (const Event &event : m_events) {
        if (event.name != name || event.object < 0)
            continue;
        int known = 0; // two senders share names of events, but not of fields
        for (Value item = root.firstChild(); item; item = item.nextSibling())
            known += m_objects.at(event.object).contains(item.key().toUtf8()) ? 1 : 0;
        if (known > bestKnown) {
            best = event.object;
            bestKnown = known;
        }
    }
    return best;
}

const FieldGuide::Member *FieldGuide::member(int object, QByteArrayView name) const
{
    if (object < 0)
        return nullptr;
    const auto found =
        m_objects.at(object).constFind(QByteArray::fromRawData(name.data(), name.size()));
    return found == m_objects.at(object).constEnd() ? nullptr : &*found;
}

int FieldGuide::addObject(const Value &schema, const Value &node, QHash<qsizetype, int> &known,
                          int depth)
{
    if (depth > MaxDepth)
        return -1;
    Value object = resolved(schema, node);
    while (object && object["items"])
        object = resolved(schema, object["items"]);
    if (!object || !object["properties"])
        return -1;
    if (const auto found = known.constFind(object.offset()); found != known.constEnd())
        return *found;
    const auto index = int(m_objects.size());
    known.insert(object.offset(), index); // first, since objects may hold their own kind
    m_objects.append(Members());
    Members members;
    const Value properties = object["properties"];
    for (Value property = properties.firstChild(); property; property = property.nextSibling())
        members.insert(property.key().toUtf8(),
                       {.order = int(members.size()),
                        .object = addObject(schema, property, known, depth + 1),
                        .int64 = isInt64(resolved(schema, property))});
    m_objects[index] = members;
    return index;
}

} // namespace hookglass::json

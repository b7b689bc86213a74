// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/schemafields.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr int MaxDepth = 12; // the deepest field of the built-in schemas is at 7

/// Follows "#/definitions/name".
json::Value resolved(const json::Value &schema, const json::Value &node)
{
    const QString reference = node["$ref"].toString();
    if (reference.isEmpty())
        return node;
    json::Value target = schema;
    const QStringList steps = reference.split(u'/').sliced(1);
    for (const QString &step : steps)
        target = target[step.toUtf8()];
    return target;
}

QString typeText(const json::Value &node)
{
    if (node["x-enum"])
        return u"enum"_s;
    const json::Value type = node["type"];
    if (node["format"].toString() == "int64"_L1)
        return u"string (int64)"_s;
    if (type.toString() == "object"_L1 && node["additionalProperties"].isObject())
        return u"map"_s;
    return type.toString();
}

class Collector
{
public:
    explicit Collector(const json::Value &schema)
        : m_schema(schema)
    {
    }

    void collect(const json::Value &object, const QString &prefix, int depth)
    {
        for (json::Value property = object["properties"].firstChild(); property;
             property = property.nextSibling()) {
            if (!property["const"] && !property["x-not-sent"])
                add(property, prefix + property.key(), depth);
        }
    }
    QList<CatalogField> take() { return std::move(m_fields); }

private:
    void add(const json::Value &property, const QString &path, int depth)
    {
        const json::Value node = resolved(m_schema, property);
        CatalogField field {.path = path,
                            .type = typeText(node),
                            .unit = node["x-unit"].toString(),
                            .description = node["description"].toString(),
                            .secret = node["x-secret"].toBool().value_or(false)};
        const json::Value items = resolved(m_schema, node["items"]);
        const json::Value named = items["x-enum"] ? items["x-enum"] : node["x-enum"];
        for (json::Value value = named.firstChild(); value; value = value.nextSibling())
            if (!value.toString().isEmpty()) // "": a number without a name
                field.values.append(value.toString());
        m_fields.append(field);
        if (depth >= MaxDepth)
            return;
        collect(node, path + u'.', depth + 1);
        collect(items, path + u"[]."_s, depth + 1);
        if (const QString content = node["x-content"].toString(); !content.isEmpty())
            collect(m_schema["definitions"][content.section(u'/', -1).toUtf8()], path + u'.',
                    depth + 1);
    }

    const json::Value m_schema;
    QList<CatalogField> m_fields;
};

} // namespace

QList<CatalogField> schemaFields(const json::Value &schema, const json::Value &event)
{
    Collector collector(schema);
    collector.collect(event, {}, 0);
    return collector.take();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/schemafields.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MaxFields = 20'000; // the built-in schemas have some hundred in an event

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

/// A type, or the first of two: the other one is understood, or null.
QString typeText(const json::Value &node)
{
    if (node["x-enum"])
        return u"enum"_s;
    const json::Value types = node["type"];
    const QString type = (types.isArray() ? types.firstChild() : types).toString();
    if (node["format"].toString() == "int64"_L1)
        return u"string (int64)"_s;
    if (type == "object"_L1 && node["additionalProperties"].isObject())
        return u"map"_s;
    return type;
}

bool isTrue(const json::Value &value)
{
    return value.toBool().value_or(false);
}

bool contains(const json::Value &list, const QString &text)
{
    for (json::Value each = list.firstChild(); each; each = each.nextSibling()) {
        if (each.toString() == text)
            return true;
    }
    return false;
}

void readNames(const json::Value &names, CatalogField &field)
{
    int number = 0;
    for (json::Value name = names.firstChild(); name; name = name.nextSibling(), ++number) {
        if (name.toString().isEmpty()) // a number without a name
            continue;
        field.values.append(name.toString());
        field.numbers.append(number);
    }
}

CatalogField fieldOf(const json::Value &node)
{
    return {.type = typeText(node),
            .unit = node["x-unit"].toString(),
            .description = node["description"].toString(),
            .example = QString::fromUtf8(node["examples"].firstChild().raw()),
            .since = node["x-since"].toString(),
            .until = node["x-until"].toString(),
            .documented = node["x-documented"].toString(),
            .notSent = node["x-not-sent"].toString(),
            .optional = isTrue(node["x-optional"]),
            .secret = isTrue(node["x-secret"]),
            .deprecated = isTrue(node["x-deprecated"])};
}

} // namespace

SchemaFields::SchemaFields(const json::Value &schema)
    : m_schema(schema)
{
}

QList<CatalogField> SchemaFields::below(const json::Value &object)
{
    if (!object["properties"])
        return {};
    if (const auto known = m_known.constFind(object.offset()); known != m_known.constEnd())
        return *known;
    m_known.insert(object.offset(), {}); // an object in itself has no fields the second time
    QList<CatalogField> fields;
    for (json::Value property = object["properties"].firstChild(); property;
         property = property.nextSibling()) {
        const json::Value node = resolved(m_schema, property);
        CatalogField field = fieldOf(node);
        field.path = property.key();
        field.required = contains(object["required"], field.path);
        addField(fields, node, field);
    }
    m_known.insert(object.offset(), fields);
    return fields;
}

void SchemaFields::addField(QList<CatalogField> &fields, const json::Value &node,
                            CatalogField field)
{
    const json::Value items = resolved(m_schema, node["items"]);
    const json::Value each = items ? items : node["additionalProperties"]; // of a list or map
    readNames(items["x-enum"] ? items["x-enum"] : node["x-enum"], field);
    if (field.example.isEmpty())
        field.example = QString::fromUtf8(each["examples"].firstChild().raw());
    fields.append(field);
    addAll(fields, node, field, field.path + u'.');
    addAll(fields, items, field, field.path + u"[]."_s);
    if (const QString content = node["x-content"].toString(); !content.isEmpty())
        addAll(fields, m_schema["definitions"][content.section(u'/', -1).toUtf8()], field,
               field.path + u'.');
}

void SchemaFields::addAll(QList<CatalogField> &fields, const json::Value &object,
                          const CatalogField &above, const QString &prefix)
{
    const QList<CatalogField> inside = below(object);
    for (const CatalogField &each : inside) {
        if (fields.size() >= MaxFields)
            return;
        fields.append(each);
        fields.last().path = prefix + each.path;
        fields.last().secret = each.secret || above.secret;
    }
}

} // namespace hookglass

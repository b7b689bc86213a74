// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/schemacompiler.h"

#include <QCoreApplication>
#include <QUrl>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::json {

namespace {

constexpr int MaxDepth = 64;
constexpr int MaxNodes = 20'000;
constexpr int MaxHops = 32; // from one reference to the next
constexpr qsizetype MaxListed = 1000; // entries of required and enum

/// Keywords that say nothing about validity.
constexpr std::array Silent {"$schema",  "$id",      "$comment",         "definitions",
                             "default",  "examples", "contentMediaType", "contentEncoding",
                             "readOnly", "writeOnly"};

struct TypeName
{
    const char *name;
    quint8 types;
};
constexpr std::array TypeNames {
    TypeName {"null", SchemaNode::Null},       TypeName {"boolean", SchemaNode::Boolean},
    TypeName {"integer", SchemaNode::Integer}, TypeName {"number", SchemaNode::Number},
    TypeName {"string", SchemaNode::String},   TypeName {"array", SchemaNode::Array},
    TypeName {"object", SchemaNode::Object}};

QString tr(const char *text)
{
    return QCoreApplication::translate("JsonSchema", text);
}

/// A name as a step of a JSON Pointer (RFC 6901).
QString step(QString name)
{
    return name.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
}
QByteArray unstep(QString name)
{
    return name.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s).toUtf8();
}

} // namespace

QString eventPointer(const QString &name)
{
    return u"#/definitions/events/"_s + step(name);
}

SchemaCompiler::SchemaCompiler(const Document &document)
    : m_document(document)
{
}

Result<Schema> SchemaCompiler::compile()
{
    if (m_document.hasDuplicateKeys()) // readers would differ in what the schema says
        return Error {tr("a repeated key in an object")};
    add(m_document.root(), u"#"_s, 0);
    // Events are looked up by name, whether the root refers to them or not.
    const Value events = m_document.root()["definitions"]["events"];
    for (Value event = events.firstChild(); event; event = event.nextSibling())
        m_schema.m_byPointer.insert(eventPointer(event.key()),
                                    add(event, eventPointer(event.key()), 1));
    if (!m_error.isEmpty())
        return Error {m_error};
    return std::move(m_schema);
}

void SchemaCompiler::fail(const QString &pointer, const QString &reason)
{
    if (m_error.isEmpty())
        m_error = tr("%1 at %2").arg(reason, pointer);
}

Value SchemaCompiler::resolved(Value schema, QString &pointer)
{
    for (int hops = 0; schema["$ref"]; ++hops) {
        const QString reference = schema["$ref"].toString();
        if (!reference.startsWith(u'#') || hops >= MaxHops) {
            fail(pointer, tr("a reference that does not lead to a place in this file"));
            return {};
        }
        schema = m_places.contains(reference) ? m_places.value(reference)
                                              : *m_places.insert(reference, find(reference));
        if (!schema) {
            fail(pointer, tr("a reference to \"%1\", which does not exist,").arg(reference));
            return {};
        }
        pointer = reference;
    }
    return schema;
}

Value SchemaCompiler::find(const QString &reference) const
{
    Value place = m_document.root();
    if (reference == "#"_L1)
        return place;
    if (!reference.startsWith("#/"_L1))
        return {};
    const QString pointer = QUrl::fromPercentEncoding(reference.mid(2).toUtf8());
    for (const QString &name : pointer.split(u'/'))
        place = place[unstep(name)];
    return place;
}

int SchemaCompiler::add(Value schema, QString pointer, int depth)
{
    schema = resolved(schema, pointer);
    if (!m_error.isEmpty())
        return SchemaNode::None;
    if (const auto known = m_schema.m_byPointer.constFind(pointer);
        known != m_schema.m_byPointer.constEnd())
        return *known;
    const auto all = schema.toBool(); // "true" and "false" are schemas too
    if ((!schema.isObject() && !all) || depth > MaxDepth || m_schema.m_nodes.size() >= MaxNodes) {
        fail(pointer, schema.isObject() ? tr("too large a schema") : tr("no schema"));
        return SchemaNode::None;
    }
    const auto index = int(m_schema.m_nodes.size());
    m_schema.m_nodes.append(SchemaNode());
    m_schema.m_byPointer.insert(pointer, index); // first: a schema may refer to itself
    SchemaNode node;
    if (all == false)
        node.types = 0;
    for (Value keyword = schema.firstChild(); keyword; keyword = keyword.nextSibling())
        readKeyword(node, keyword, pointer, depth);
    m_schema.m_nodes[index] = node;
    return index;
}

void SchemaCompiler::readKeyword(SchemaNode &node, const Value &keyword, const QString &pointer,
                                 int depth)
{
    const QString name = keyword.key(), here = pointer + u'/' + step(name);
    if (name == "type"_L1) {
        readTypes(node, keyword, here);
    } else if (name == "properties"_L1) {
        if (!keyword.isObject())
            fail(here, tr("something other than an object"));
        for (Value each = keyword.firstChild(); each; each = each.nextSibling())
            node.properties.insert(each.key().toUtf8(),
                                   add(each, here + u'/' + step(each.key()), depth + 1));
    } else if (name == "items"_L1) {
        node.items = add(keyword, here, depth + 1);
    } else if (name == "required"_L1) {
        readRequired(node, keyword, here);
    } else if (name == "enum"_L1 || name == "const"_L1) {
        readValues(node, keyword, here);
    } else if (name == "additionalProperties"_L1) {
        readAdditional(node, keyword, here, depth);
    } else if (name == "oneOf"_L1) {
        readBranches(node, keyword, here, depth);
    } else if (name == "minimum"_L1 || name == "maximum"_L1) {
        (name == "minimum"_L1 ? node.minimum : node.maximum) = keyword.toDouble();
        if (!keyword.toDouble())
            fail(here, tr("something other than a number"));
    } else if (name.startsWith("x-"_L1) || name == "title"_L1 || name == "description"_L1
               || name == "format"_L1
               || std::find(Silent.begin(), Silent.end(), name.toUtf8()) != Silent.end()) {
        readAnnotation(node, keyword, depth);
    } else {
        fail(here, tr("the keyword \"%1\", which is not supported,").arg(name));
    }
}

void SchemaCompiler::readAnnotation(SchemaNode &node, const Value &keyword, int depth)
{
    const QString name = keyword.key();
    const QString text = keyword.toString();
    if (name == "title"_L1)
        node.title = text;
    else if (name == "description"_L1)
        node.description = text;
    else if (name == "x-unit"_L1)
        node.unit = text;
    else if (name == "x-documented"_L1)
        node.documented = text;
    else if (name == "x-documented-as"_L1)
        node.documentedAs = text;
    else if (name == "x-not-sent"_L1)
        node.notSent = text;
    else if (name == "x-since"_L1)
        node.since = text;
    else if (name == "x-role"_L1)
        node.role = text;
    else if (name == "x-zero"_L1)
        node.zero = text;
    else if (name == "x-detail"_L1)
        node.detail = keyword.toBool().value_or(false);
    else if (name == "x-secret"_L1)
        node.secret = keyword.toBool().value_or(false);
    else if (name == "x-time"_L1)
        node.time = keyword.toBool().value_or(false);
    else if (name == "format"_L1)
        node.int64 = text == "int64"_L1, node.floating = text == "double"_L1,
        node.uuid = text == "uuid"_L1;
    else if (name == "x-enum"_L1)
        for (Value each = keyword.firstChild(); each; each = each.nextSibling())
            node.names.append(each.toString());
    else if (name == "x-content"_L1)
        node.content = add(find(text), text, depth + 1);
}

void SchemaCompiler::readTypes(SchemaNode &node, const Value &keyword, const QString &pointer)
{
    node.types = 0;
    const auto addType = [&](const Value &value) {
        for (const TypeName &each : TypeNames) {
            if (value.toString() == QLatin1StringView(each.name)) {
                node.types |= each.types;
                return;
            }
        }
        fail(pointer, tr("the unknown type \"%1\"").arg(value.toString()));
    };
    if (!keyword.isArray() || keyword.size() == 0)
        addType(keyword);
    for (Value each = keyword.firstChild(); each; each = each.nextSibling())
        addType(each);
}

void SchemaCompiler::readValues(SchemaNode &node, const Value &keyword, const QString &pointer)
{
    const auto compact = [&](const Value &value) {
        if (value.isObject() || value.isArray())
            fail(pointer, tr("a value that is not a plain one"));
        return value.isString() ? '"' + value.toUtf8() + '"' : value.raw().toByteArray();
    };
    if (keyword.key() == "const"_L1) {
        node.constant = compact(keyword);
        return;
    }
    if (!keyword.isArray() || keyword.size() == 0 || keyword.size() > MaxListed)
        fail(pointer, tr("no list of values, an empty one or one too long"));
    for (Value each = keyword.firstChild(); each; each = each.nextSibling())
        node.values.append(compact(each));
}

void SchemaCompiler::readRequired(SchemaNode &node, const Value &keyword, const QString &pointer)
{
    if (!keyword.isArray() || keyword.size() > MaxListed)
        fail(pointer, tr("no list of names or one too long"));
    for (Value each = keyword.firstChild(); each; each = each.nextSibling()) {
        if (!each.isString())
            fail(pointer, tr("a name that is no text"));
        node.required.append(each.toUtf8());
        node.requiredNames.insert(each.toUtf8());
    }
}

void SchemaCompiler::readAdditional(SchemaNode &node, const Value &keyword, const QString &pointer,
                                    int depth)
{
    if (const auto allowed = keyword.toBool())
        node.additional = *allowed ? SchemaNode::Open : SchemaNode::Forbidden;
    else
        node.additional = add(keyword, pointer, depth + 1);
}

void SchemaCompiler::readBranches(SchemaNode &node, const Value &keyword, const QString &pointer,
                                  int depth)
{
    if (!keyword.isArray() || keyword.size() == 0)
        fail(pointer, tr("no list of schemas or an empty one"));
    int number = 0;
    for (Value each = keyword.firstChild(); each; each = each.nextSibling()) {
        const QString here = pointer + u'/' + QString::number(number++);
        QString target = here;
        const Value chosenBy = selectorOf(resolved(each, target));
        const QByteArray selector = chosenBy.key().toUtf8();
        const QByteArray constant = chosenBy["const"].toUtf8();
        if (!chosenBy || node.branches.contains(constant)
            || (!node.selector.isEmpty() && node.selector != selector)) {
            fail(here,
                 tr("a \"oneOf\" whose branches are not objects (\"type\") told apart by one "
                    "constant text that each requires"));
            return;
        }
        node.selector = selector;
        node.branches.insert(constant, add(each, here, depth + 1));
    }
}

Value SchemaCompiler::selectorOf(const Value &branch)
{
    if (branch["type"].toString() != "object"_L1)
        return {};
    const Value required = branch["required"];
    const auto isRequired = [&](const QString &name) {
        for (Value each = required.firstChild(); each; each = each.nextSibling()) {
            if (each.toString() == name)
                return true;
        }
        return false;
    };
    const Value properties = branch["properties"];
    for (Value each = properties.firstChild(); each; each = each.nextSibling()) {
        if (each["const"].isString() && isRequired(each.key()))
            return each;
    }
    return {};
}

} // namespace hookglass::json

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/fieldmeaning.h"

#include "core/base/text.h"
#include "core/events/factvalue.h"

#include <QCoreApplication>

#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MaxShown = 300;
constexpr qsizetype LongestFact = 4096; // bytes; what is longer is no number, time or name
constexpr qint64 LargestExact = Q_INT64_C(1) << 53; // as a double

QString tr(const char *text)
{
    return QCoreApplication::translate("FieldMeaning", text);
}

/// What the facts say of a value beyond the value itself: "1 (AUDIO)" adds "AUDIO".
QString addedByFacts(const json::Value &value, const json::SchemaNode *schema)
{
    const bool isScalar = value.isNumber() || value.isString();
    if (!isScalar || value.raw().size() > LongestFact)
        return {};
    const QString plain = value.isString()
        ? visibleText(value.startOfText(MaxShown + 1), MaxShown)
        : QString::fromLatin1(value.raw().first(qMin(value.raw().size(), MaxShown)));
    QString text = factValue(value, schema);
    if (plain.isEmpty() || QString(text).remove(u',') == plain || text == plain)
        return {};
    const QString before = plain + u" ("_s;
    if (text.startsWith(before) && text.endsWith(u')'))
        text = text.mid(before.size()).chopped(1);
    return text;
}

/// Readers that take every number for a double would change it.
QString oddNumber(const json::Value &value)
{
    if (!value.isNumber())
        return {};
    const QByteArrayView text = value.raw();
    const bool isWhole = !text.contains('.') && !text.contains('e') && !text.contains('E');
    if (isWhole && text.startsWith("-0") && text.size() == 2)
        return tr("minus zero");
    const auto number = value.toInt64();
    if (isWhole && !number)
        return tr("more than 64 bits hold");
    if (isWhole && (*number > LargestExact || *number < -LargestExact))
        return tr("a double would round it");
    return value.toDouble() ? QString() : tr("beyond what a double holds");
}

QString sizeText(const json::Value &value)
{
    const qsizetype size = value.size();
    if (value.isObject())
        return size == 1 ? tr("1 field") : tr("%1 fields").arg(groupedNumber(size));
    if (value.isArray())
        return size == 1 ? tr("1 entry") : tr("%1 entries").arg(groupedNumber(size));
    return {};
}

} // namespace

QString fieldMeaning(const json::Value &value, const json::SchemaNode *schema)
{
    QStringList parts;
    if (schema && !schema->title.isEmpty())
        parts.append(visibleText(schema->title, MaxShown));
    for (const QString &part : {addedByFacts(value, schema), oddNumber(value), sizeText(value)}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(u" · "_s);
}

QString fieldType(const json::SchemaNode &schema)
{
    if (!schema.names.isEmpty())
        return tr("enum");
    if (schema.types == json::SchemaNode::Any)
        return {};
    using Node = json::SchemaNode;
    static constexpr std::array<std::pair<quint8, const char *>, 7> Names {{
        {Node::String, QT_TRANSLATE_NOOP("FieldMeaning", "string")},
        {Node::Integer, QT_TRANSLATE_NOOP("FieldMeaning", "integer")},
        {Node::Number, QT_TRANSLATE_NOOP("FieldMeaning", "number")},
        {Node::Boolean, QT_TRANSLATE_NOOP("FieldMeaning", "true or false")},
        {Node::Object, QT_TRANSLATE_NOOP("FieldMeaning", "object")},
        {Node::Array, QT_TRANSLATE_NOOP("FieldMeaning", "list")},
        {Node::Null, QT_TRANSLATE_NOOP("FieldMeaning", "null")},
    }};
    QStringList types;
    for (const auto &[type, name] : Names) {
        if (schema.types & type)
            types.append(tr(name));
    }
    const QString text = types.join(tr(" or "));
    return schema.int64 ? text + u" (int64)"_s : text;
}

QStringList fieldHelp(const json::SchemaNode &schema)
{
    QStringList lines;
    const QString type = fieldType(schema);
    if (!schema.title.isEmpty())
        lines.append(type.isEmpty() ? schema.title : QString(schema.title + u": "_s + type));
    else if (!type.isEmpty())
        lines.append(type);
    if (!schema.unit.isEmpty())
        lines.append(schema.time ? tr("A time since 1970, in %1").arg(schema.unit)
                                 : tr("In %1").arg(schema.unit));
    QStringList names = schema.names;
    names.removeAll(QString());
    if (!names.isEmpty())
        lines.append(tr("One of %1").arg(names.join(u", "_s)));
    for (const QString &line : {schema.description, schema.documented, schema.notSent}) {
        if (!line.isEmpty())
            lines.append(line);
    }
    if (!schema.since.isEmpty())
        lines.append(tr("Since %1").arg(schema.since));
    if (schema.secret)
        lines.append(tr("A secret: hidden unless asked for"));
    return lines;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/findingschecker.h"

#include "core/base/text.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

using Kind = json::SchemaIssue::Kind;
using json::SchemaNode;

constexpr qsizetype ShownKey = 80;

QString tr(const char *text)
{
    return QCoreApplication::translate("EventFindings", text);
}

QString typeWords(const SchemaNode &node)
{
    if (node.int64)
        return tr("a 64-bit integer as a text");
    if (!node.names.isEmpty())
        return tr("a name");
    if (node.floating)
        return tr("a number");
    QStringList words;
    const auto add = [&](quint8 type, const QString &word) {
        if (node.types & type)
            words.append(word);
    };
    add(SchemaNode::String, tr("a text"));
    if (node.types & SchemaNode::Number)
        words.append(tr("a number"));
    else
        add(SchemaNode::Integer, tr("a whole number"));
    add(SchemaNode::Boolean, tr("true or false"));
    add(SchemaNode::Array, tr("a list"));
    add(SchemaNode::Object, tr("an object"));
    add(SchemaNode::Null, tr("null"));
    return words.join(tr(" or "));
}

QString rangeText(const SchemaNode &node, const QString &value)
{
    if (node.minimum && node.maximum)
        return tr("%1 is not between %2 and %3.")
            .arg(value, QString::number(*node.minimum, 'g', 17),
                 QString::number(*node.maximum, 'g', 17));
    return node.minimum ? tr("%1 is below %2.").arg(value).arg(*node.minimum)
                        : tr("%1 is above %2.").arg(value).arg(*node.maximum);
}

QString timeText(const json::SchemaIssue &issue, const SchemaNode &node)
{
    if (issue.name.isEmpty())
        return tr("%1 is not a plausible time: the unit is %2, since 1970.")
            .arg(issue.value, node.unit);
    return tr("%1 is not a plausible time in %2, but would be one in %3.")
        .arg(issue.value, node.unit, issue.name);
}

QString missingText(const json::SchemaIssue &issue, const json::Schema &schema)
{
    const SchemaNode &object = schema.node(issue.schema);
    const int field = object.properties.value(issue.name.toUtf8(), SchemaNode::None);
    const QString since = field >= 0 ? schema.node(field).since : QString();
    if (since.isEmpty())
        return tr("The field is missing; today's servers always send it.");
    return tr("The field is missing; servers from %1 on always send it.").arg(since);
}

QString unknownNameText(const QString &value)
{
    const bool isNumber = !value.isEmpty() && (value[0].isDigit() || value[0] == u'-');
    return isNumber ? tr("%1 is not the number of a known name.").arg(value)
                    : tr("\"%1\" is not one of the known names.").arg(value);
}

QString badIntegerText(const SchemaNode &node, const QString &value)
{
    return node.minimum >= 0.0 ? tr("\"%1\" is no unsigned 64-bit integer.").arg(value)
                               : tr("\"%1\" is no 64-bit integer.").arg(value);
}

QString textOf(const json::SchemaIssue &issue, const SchemaNode &node, const json::Schema &schema)
{
    switch (issue.kind) {
    case Kind::WrongType:
        return tr("This should be %1.").arg(typeWords(node));
    case Kind::WrongValue:
        return tr("\"%1\" is not one of the values that belong here.").arg(issue.value);
    case Kind::Missing:
        return missingText(issue, schema);
    case Kind::NotAllowed:
        return tr("The schema does not allow this field.");
    case Kind::OutOfRange:
        return rangeText(node, issue.value);
    case Kind::NoBranch:
        return tr("The schema knows no \"%1\" of this value.").arg(issue.name);
    case Kind::UnknownField:
        return tr("No known server version sends this field here.");
    case Kind::OtherSpelling:
        return tr("Today's servers spell this \"%1\".").arg(issue.name);
    case Kind::UnknownName:
        return unknownNameText(issue.value);
    case Kind::NumberForName:
        return tr("This is the number of \"%1\"; today's servers send the name.").arg(issue.name);
    case Kind::NumberForText:
        return tr("This is a number; today's servers send a text of digits.");
    case Kind::TextForNumber:
        return tr("\"%1\" is a text; today's servers send a number.").arg(issue.value);
    case Kind::BadInteger:
        return badIntegerText(node, issue.value);
    case Kind::OtherForm:
        return tr("\"%1\" is no UUID; today's servers send one.").arg(issue.value);
    case Kind::RepeatedKey:
        return repeatedKeyText(issue.name);
    case Kind::BadContent:
        return tr("The text should be JSON, but is not: %1.").arg(issue.name);
    case Kind::NotSent:
        return node.notSent;
    case Kind::ImplausibleTime:
        return timeText(issue, node);
    case Kind::Unfinished:
        return tr("The rest of the body was not looked at: there is too much in it.");
    }
    return {};
}

Severity severityOf(Kind kind)
{
    switch (kind) {
    case Kind::UnknownField:
    case Kind::OtherSpelling:
    case Kind::NumberForName:
    case Kind::NumberForText:
    case Kind::OtherForm:
    case Kind::NotSent:
    case Kind::Unfinished:
        return Severity::Info;
    default:
        return Severity::Warning;
    }
}

} // namespace

bool isFromPaper(const json::SchemaIssue &issue, const json::Schema &schema)
{
    const bool isDrift = issue.kind == Kind::OtherSpelling || issue.kind == Kind::NumberForName
        || issue.kind == Kind::NumberForText || issue.kind == Kind::OtherForm;
    if (!isDrift || issue.schema < 0 || schema.node(issue.schema).documented.isEmpty())
        return false;
    const QString name = schema.node(issue.schema).documentedAs;
    return name.isEmpty() || issue.path.endsWith(u'.' + name);
}

QString repeatedKeyText(const QString &key)
{
    return tr("The key \"%1\" is repeated in this object; readers differ in which they take.")
        .arg(visibleText(key, ShownKey));
}

namespace {

/// In a schema of the user's there are no servers to speak of.
QString ownText(const json::SchemaIssue &issue)
{
    switch (issue.kind) {
    case Kind::Missing:
        return tr("The field is missing; the schema requires it.");
    case Kind::UnknownField:
        return tr("The schema does not have this field.");
    case Kind::OtherSpelling:
        return tr("The schema spells this \"%1\".").arg(issue.name);
    case Kind::NumberForName:
        return tr("This is the number of \"%1\"; the schema has names here.").arg(issue.name);
    case Kind::NumberForText:
        return tr("This is a number; the schema has a text of digits here.");
    case Kind::TextForNumber:
        return tr("\"%1\" is a text; the schema has a number here.").arg(issue.value);
    case Kind::OtherForm:
        return tr("\"%1\" does not have the form that the schema gives.").arg(issue.value);
    default:
        return {};
    }
}

} // namespace

EventFinding findingOf(const json::SchemaIssue &issue, const EventSchema &known)
{
    if (const QString text = known.own ? ownText(issue) : QString(); !text.isEmpty())
        return {severityOf(issue.kind), issue.path, text};
    const json::Schema &schema = *known.schema;
    const SchemaNode node = issue.schema >= 0 ? schema.node(issue.schema) : SchemaNode();
    return {severityOf(issue.kind), issue.path,
            isFromPaper(issue, schema) ? node.documented : textOf(issue, node, schema)};
}

} // namespace hookglass

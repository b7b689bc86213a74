// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/schemachecker.h"

#include "core/base/text.h"
#include "core/json/repeatedkeys.h"
#include "core/json/scalarfaults.h"

#include <QScopeGuard>

#include <algorithm>
#include <cctype>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::json {

namespace {

using Issue = SchemaIssue::Kind;

constexpr qint64 MaxSteps = 1'000'000;
constexpr qsizetype MaxIssues = 200;
constexpr int MaxDepth = 1000; // visits in visits: a schema may send us around one value
constexpr int MaxContentDepth = 4; // JSON in a text in a text …
constexpr qsizetype MaxRepeatedKeys = 5; // told of one text
constexpr qsizetype MaxShown = 80;
constexpr qsizetype LongestName = 256; // that could have two spellings
constexpr qint64 LatestTime = 4'102'444'800; // 2100
constexpr qint64 SecondsADay = 86'400;

constexpr Limits ContentLimits {.maxBytes = 16 * 1024 * 1024, .maxDepth = 64, .maxNodes = 250'000};

/// How a schema spells the name of one of its properties; empty when it has none like it.
QByteArray knownSpelling(const SchemaNode &node, const QByteArray &name)
{
    if (node.properties.contains(name))
        return name;
    const bool hasOther = name.size() <= LongestName
        && std::any_of(name.begin(), name.end(),
                       [](char c) { return c == '_' || std::isupper(uchar(c)); });
    const QByteArray other = hasOther ? otherSpelling(name) : QByteArray();
    return hasOther && node.properties.contains(other) ? other : QByteArray();
}

} // namespace

bool isViolation(SchemaIssue::Kind kind)
{
    return kind <= Issue::NoBranch;
}

QByteArray otherSpelling(QByteArrayView name)
{
    QByteArray other;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (c == '_' && i + 1 < name.size() && i > 0)
            other += char(std::toupper(uchar(name[++i])));
        else if (c >= 'A' && c <= 'Z' && i > 0)
            other += QByteArray("_") + char(std::tolower(uchar(c)));
        else
            other += c;
    }
    return other;
}

int memberSchema(const Schema &schema, int object, const Value &member)
{
    if (object < 0)
        return SchemaNode::None;
    const SchemaNode &node = schema.node(object);
    const QByteArray name = member.key().toUtf8();
    return node.properties.value(name, node.properties.value(otherSpelling(name), node.additional));
}

SchemaChecker::SchemaChecker(const Schema &schema)
    : m_schema(schema)
{
}

QList<SchemaIssue> SchemaChecker::check(const Value &value, int schema,
                                        std::optional<qint64> nowSeconds)
{
    m_latest = nowSeconds ? *nowSeconds + SecondsADay : LatestTime;
    m_issues.clear();
    m_steps = 0;
    visit(value, schema, {});
    if (isGivenUp())
        m_issues.append({Issue::Unfinished, u"$"_s, schema, {}, {}});
    return std::exchange(m_issues, {});
}

bool SchemaChecker::isGivenUp() const
{
    return m_steps > MaxSteps || m_issues.size() >= MaxIssues - 1;
}

void SchemaChecker::add(SchemaIssue::Kind kind, const Place &place, int schema, const Value &value,
                        const QString &name)
{
    if (isGivenUp())
        return;
    const QByteArrayView raw = value ? value.raw() : QByteArrayView();
    const QString shown = value.isString()
        ? value.toString().left(MaxShown + 1)
        : QString::fromUtf8(raw.first(std::min(raw.size(), MaxShown + 1)));
    const bool isSecret =
        m_secretDepth > 0 || (value && schema >= 0 && m_schema.node(schema).secret);
    const QString path = kind == Issue::Missing ? memberPath(place.path(), name) : place.path();
    m_issues.append({kind, path, schema, visibleText(name, MaxShown),
                     isSecret ? u"[redacted]"_s : visibleText(shown, MaxShown)});
}

void SchemaChecker::visit(const Value &value, int schema, const Place &place,
                          const SchemaNode *around)
{
    ++m_steps;
    if (schema < 0 || isGivenUp())
        return;
    if (m_depth >= MaxDepth) {
        m_steps = MaxSteps + 1;
        return;
    }
    ++m_depth;
    const SchemaNode &node = m_schema.node(schema);
    m_secretDepth += int(node.secret);
    const auto leave = qScopeGuard([this, &node] {
        --m_depth;
        m_secretDepth -= int(node.secret);
    });
    if (!node.selector.isEmpty())
        visitBranch(value, node, schema, place);
    if (!(typesOf(value) & node.types))
        add(Issue::WrongType, place, schema, value);
    if ((value.isObject() || value.isArray())
        && !(node.values.isEmpty() && node.constant.isEmpty())) // these are plain values
        add(Issue::WrongValue, place, schema, value);
    if (value.isObject()) {
        visitObject(value, schema, place, around);
    } else if (value.isArray()) {
        qsizetype index = 0;
        for (Value item = value.firstChild(); item && node.items >= 0 && !isGivenUp();
             item = item.nextSibling())
            visit(item, node.items, {&place, item, index++});
    } else if (typesOf(value) & node.types) {
        visitScalar(value, schema, place);
    }
}

void SchemaChecker::visitBranch(const Value &value, const SchemaNode &node, int schema,
                                const Place &place)
{
    const Value selected = value[node.selector];
    const int branch = selected.isString()
        ? node.branches.value(selected.toUtf8(), SchemaNode::None)
        : SchemaNode::None;
    if (branch < 0)
        add(Issue::NoBranch, place, schema, selected, QString::fromUtf8(node.selector));
    else
        visit(value, branch, place, &node);
}

void SchemaChecker::visitObject(const Value &object, int schema, const Place &place,
                                const SchemaNode *around)
{
    const SchemaNode &node = m_schema.node(schema);
    QSet<QByteArray> seen;
    for (Value member = object.firstChild(); member && !isGivenUp();
         member = member.nextSibling()) {
        ++m_steps;
        visitMember(member, node, {&place, member}, seen, around);
    }
    m_steps += node.required.size();
    for (const QByteArray &name : node.required) {
        if (!seen.contains(name))
            add(Issue::Missing, place, schema, {}, QString::fromUtf8(name));
    }
}

void SchemaChecker::visitMember(const Value &member, const SchemaNode &node, const Place &place,
                                QSet<QByteArray> &seen, const SchemaNode *around)
{
    const QByteArray name = memberName(member);
    if (node.requiredNames.contains(name))
        seen.insert(name);
    const QByteArray spelling = knownSpelling(node, name);
    if (!spelling.isEmpty() || node.properties.contains(name)) {
        const int known = node.properties.value(spelling);
        seen.insert(spelling);
        if (spelling != name)
            add(Issue::OtherSpelling, place, known, member, QString::fromUtf8(spelling));
        if (known >= 0 && !m_schema.node(known).notSent.isEmpty())
            add(Issue::NotSent, place, known, member);
        visit(member, known, place);
    } else if (node.additional >= 0) {
        visit(member, node.additional, place);
    } else if (node.additional == SchemaNode::Forbidden) {
        add(Issue::NotAllowed, place, SchemaNode::None, member);
    } else if (node.additional == SchemaNode::None && !node.properties.isEmpty()
               && node.selector.isEmpty() // else its branch knows
               && !(around && !knownSpelling(*around, name).isEmpty())) {
        add(Issue::UnknownField, place, SchemaNode::None, member);
    }
}

void SchemaChecker::visitScalar(const Value &value, int schema, const Place &place)
{
    const SchemaNode &node = m_schema.node(schema);
    m_steps += node.values.size() + node.names.size();
    for (const ScalarFault &fault : scalarFaults(value, node, m_latest))
        add(fault.kind, place, schema, value, fault.name);
    if (node.content >= 0 && value.isString())
        visitContent(value, schema, place);
}

void SchemaChecker::visitContent(const Value &value, int schema, const Place &place)
{
    const QByteArray content = value.toUtf8();
    if (content.isEmpty() || m_contentDepth >= MaxContentDepth)
        return;
    const Document document = Document::parse(content, ContentLimits);
    if (!document.isValid()) {
        add(Issue::BadContent, place, schema, value, document.error()->message);
        return;
    }
    for (const RepeatedKey &each : repeatedKeys(document.root(), MaxRepeatedKeys)) {
        if (!isGivenUp())
            m_issues.append({Issue::RepeatedKey,
                             place.path() + each.path.mid(1),
                             schema,
                             visibleText(each.key, MaxShown),
                             {}});
    }
    ++m_contentDepth;
    visit(document.root(), m_schema.node(schema).content, place);
    --m_contentDepth;
}

} // namespace hookglass::json

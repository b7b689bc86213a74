// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/schemachecker.h"

#include "core/base/text.h"

#include <array>
#include <cctype>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::json {

namespace {

constexpr int MaxSteps = 1'000'000;
constexpr qsizetype MaxIssues = 200;
constexpr int MaxContentDepth = 4; // JSON in a text in a text …
constexpr qsizetype MaxShown = 80;
constexpr qint64 EarliestTime = 1'420'070'400; // 2015: no server is as old
constexpr qint64 LatestTime = 4'102'444'800; // 2100
constexpr qint64 SecondsADay = 86'400;

struct TimeUnit
{
    QStringView name;
    qint64 perSecond;
};
constexpr std::array TimeUnits {TimeUnit {u"s", 1}, TimeUnit {u"ms", 1'000},
                                TimeUnit {u"µs", 1'000'000}, TimeUnit {u"ns", 1'000'000'000}};

constexpr Limits ContentLimits {.maxBytes = 16 * 1024 * 1024, .maxDepth = 64, .maxNodes = 250'000};

quint8 typesOf(const Value &value)
{
    switch (value.kind()) {
    case Kind::Null:
        return SchemaNode::Null;
    case Kind::False:
    case Kind::True:
        return SchemaNode::Boolean;
    case Kind::Number: {
        const double number = value.toDouble().value_or(0);
        // Draft-07: 1.0 is an integer too.
        return std::isfinite(number) && std::floor(number) == number
            ? SchemaNode::Number | SchemaNode::Integer
            : SchemaNode::Number;
    }
    case Kind::String:
        return SchemaNode::String;
    case Kind::Array:
        return SchemaNode::Array;
    case Kind::Object:
        return SchemaNode::Object;
    }
    return 0;
}

bool isScalarOf(const Value &value, const QByteArray &constant)
{
    if (value.isString())
        return constant.startsWith('"') && constant.sliced(1).chopped(1) == value.toUtf8();
    if (value.isNumber() && !constant.startsWith('"')) {
        bool ok = false;
        const double number = constant.toDouble(&ok);
        return ok && value.toDouble() == number;
    }
    return value.raw() == constant;
}

bool isWord(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'_';
    });
}

} // namespace

bool isViolation(SchemaIssue::Kind kind)
{
    return kind <= SchemaIssue::Kind::NoBranch;
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

QString memberPath(const QString &path, const QString &name)
{
    if (isWord(name))
        return path + u'.' + name;
    return path + u"[\""_s + visibleText(name, MaxShown) + u"\"]"_s;
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
    visit(value, schema, u"$"_s);
    if (m_steps > MaxSteps)
        add(SchemaIssue::Kind::Unfinished, u"$"_s, schema, {});
    return std::exchange(m_issues, {});
}

void SchemaChecker::add(SchemaIssue::Kind kind, const QString &path, int schema, const Value &value,
                        const QString &name)
{
    if (m_issues.size() >= MaxIssues)
        return;
    const QByteArrayView raw = value ? value.raw() : QByteArrayView();
    const QString shown = value.isString()
        ? value.toString().left(MaxShown)
        : QString::fromUtf8(raw.first(std::min(raw.size(), MaxShown)));
    m_issues.append({kind, path, schema, name, visibleText(shown, MaxShown)});
}

void SchemaChecker::visit(const Value &value, int schema, const QString &path)
{
    if (++m_steps > MaxSteps || schema < 0)
        return;
    const SchemaNode &node = m_schema.node(schema);
    if (!node.selector.isEmpty()) {
        const Value selected = value[node.selector];
        const int branch = selected.isString()
            ? node.branches.value(selected.toUtf8(), SchemaNode::None)
            : SchemaNode::None;
        if (branch < 0)
            add(SchemaIssue::Kind::NoBranch, path, schema, selected,
                QString::fromUtf8(node.selector));
        else
            visit(value, branch, path);
    }
    if (!checkType(value, node, schema, path))
        return;
    if (value.isObject()) {
        visitObject(value, node, schema, path);
    } else if (value.isArray()) {
        int index = 0;
        for (Value item = value.firstChild(); item && node.items >= 0; item = item.nextSibling())
            visit(item, node.items, path + u'[' + QString::number(index++) + u']');
    } else {
        checkScalar(value, node, schema, path);
    }
}

bool SchemaChecker::checkType(const Value &value, const SchemaNode &node, int schema,
                              const QString &path)
{
    if (typesOf(value) & node.types)
        return true;
    add(SchemaIssue::Kind::WrongType, path, schema, value);
    return false;
}

void SchemaChecker::visitObject(const Value &object, const SchemaNode &node, int schema,
                                const QString &path)
{
    QSet<QByteArray> seen;
    for (Value member = object.firstChild(); member; member = member.nextSibling()) {
        if (++m_steps > MaxSteps)
            return;
        visitMember(member, node, path, seen);
    }
    for (const QByteArray &name : node.required) {
        const bool spelt = seen.contains(name);
        if (!spelt)
            add(SchemaIssue::Kind::Missing, memberPath(path, QString::fromUtf8(name)), schema, {},
                QString::fromUtf8(name));
    }
    m_steps += int(node.required.size());
}

void SchemaChecker::visitMember(const Value &member, const SchemaNode &node, const QString &path,
                                QSet<QByteArray> &seen)
{
    const QByteArray name = member.key().toUtf8();
    const QString here = memberPath(path, member.key());
    auto known = node.properties.constFind(name);
    if (known == node.properties.constEnd()) {
        const QByteArray other = otherSpelling(name);
        known = node.properties.constFind(other);
        if (known != node.properties.constEnd()) {
            seen.insert(other);
            add(SchemaIssue::Kind::OtherSpelling, here, *known, member, QString::fromUtf8(other));
        }
    }
    if (known != node.properties.constEnd()) {
        seen.insert(name);
        if (!m_schema.node(*known).notSent.isEmpty())
            add(SchemaIssue::Kind::NotSent, here, *known, member);
        visit(member, *known, here);
    } else if (node.additional >= 0) {
        visit(member, node.additional, here);
    } else if (node.additional == SchemaNode::Forbidden) {
        add(SchemaIssue::Kind::NotAllowed, here, SchemaNode::None, member);
    } else if (node.additional == SchemaNode::None && !node.properties.isEmpty()) {
        add(SchemaIssue::Kind::UnknownField, here, SchemaNode::None, member);
    }
}

void SchemaChecker::checkScalar(const Value &value, const SchemaNode &node, int schema,
                                const QString &path)
{
    if (!node.values.isEmpty()
        && std::none_of(node.values.begin(), node.values.end(),
                        [&](const QByteArray &each) { return isScalarOf(value, each); }))
        add(SchemaIssue::Kind::WrongValue, path, schema, value);
    if (value.isNumber()) {
        const double number = value.toDouble().value_or(0);
        if ((node.minimum && number < *node.minimum) || (node.maximum && number > *node.maximum))
            add(SchemaIssue::Kind::OutOfRange, path, schema, value);
    }
    if (!node.names.isEmpty())
        checkNamed(value, node, schema, path);
    else if (node.int64 && value.isNumber())
        add(SchemaIssue::Kind::NumberForText, path, schema, value);
    else if (node.int64 && !value.toInt64())
        add(SchemaIssue::Kind::BadInteger, path, schema, value);
    if (node.time)
        checkTime(value, node, schema, path);
    if (node.content >= 0 && value.isString())
        checkContent(value, node, schema, path);
}

void SchemaChecker::checkNamed(const Value &value, const SchemaNode &node, int schema,
                               const QString &path)
{
    if (value.isString()) {
        m_steps += int(node.names.size());
        if (!node.names.contains(value.toString()))
            add(SchemaIssue::Kind::UnknownName, path, schema, value);
        return;
    }
    const auto number = value.toInt64();
    if (number && *number >= 0 && *number < node.names.size())
        add(SchemaIssue::Kind::NumberForName, path, schema, value, node.names.at(*number));
    else
        add(SchemaIssue::Kind::UnknownName, path, schema, value);
}

void SchemaChecker::checkTime(const Value &value, const SchemaNode &node, int schema,
                              const QString &path)
{
    const auto time = value.toInt64();
    if (!time || *time == 0) // zero: not known
        return;
    const auto isPlausible = [&](qint64 perSecond) {
        const qint64 seconds = *time / perSecond;
        return seconds >= EarliestTime && seconds <= m_latest;
    };
    QString fitting;
    for (const TimeUnit &unit : TimeUnits) {
        const bool fits = isPlausible(unit.perSecond);
        if (fits && node.unit == unit.name)
            return;
        if (fits)
            fitting = unit.name.toString();
    }
    add(SchemaIssue::Kind::ImplausibleTime, path, schema, value, fitting);
}

void SchemaChecker::checkContent(const Value &value, const SchemaNode &node, int schema,
                                 const QString &path)
{
    const QByteArray content = value.toUtf8();
    if (content.isEmpty() || m_depth >= MaxContentDepth)
        return;
    const Document document = Document::parse(content, ContentLimits);
    if (!document.isValid()) {
        add(SchemaIssue::Kind::BadContent, path, schema, value, document.error()->message);
        return;
    }
    ++m_depth;
    visit(document.root(), node.content, path);
    --m_depth;
}

} // namespace hookglass::json

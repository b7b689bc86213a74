// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/bodypath.h"

#include "core/filter/innerbodies.h"
#include "core/json/jsonpath.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr size_t MaxSteps = 32;
constexpr int MaxNested = 4; // JSON in the text of a JSON in a text …, as deep as it is shown

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'$' || c == u'@';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

QByteArray folded(const QString &name)
{
    QByteArray utf8 = name.toUtf8();
    utf8.removeIf([](char c) { return c == '_'; });
    std::transform(utf8.begin(), utf8.end(), utf8.begin(), lower);
    return utf8;
}

bool isNamed(const json::Value &member, QByteArrayView wanted)
{
    const QByteArray name = json::memberName(member);
    qsizetype at = 0;
    for (const char c : name) {
        if (c == '_')
            continue;
        if (at == wanted.size() || lower(c) != wanted[at])
            return false;
        ++at;
    }
    return at == wanted.size();
}

/// Reads `"…"` at `at`, which moves behind it.
std::optional<QString> quotedName(QStringView text, qsizetype &at)
{
    QString name;
    for (++at; at < text.size(); ++at) {
        if (text[at] == u'"') {
            ++at;
            return name;
        }
        if (text[at] == u'\\' && at + 1 < text.size())
            ++at;
        name += text[at];
    }
    return std::nullopt;
}

QString plainName(QStringView text, qsizetype &at)
{
    const qsizetype start = at;
    while (at < text.size() && isNameCharacter(text[at]))
        ++at;
    return text.sliced(start, at - start).toString();
}

/// Reads "[3]" or "[]" at `at`, which moves behind it.
std::optional<int> readIndex(QStringView text, qsizetype &at, int any)
{
    const qsizetype close = text.indexOf(u']', at);
    if (close < 0)
        return std::nullopt;
    const QStringView digits = text.sliced(at + 1, close - at - 1);
    at = close + 1;
    if (digits.isEmpty())
        return any;
    bool ok = false;
    const int index = digits.toInt(&ok);
    return ok && index >= 0 && digits.size() < 9 && digits[0].isDigit() ? std::optional(index)
                                                                        : std::nullopt;
}

bool hasFolded(const json::Value &value, QByteArrayView wanted)
{
    const bool isObject = value.isObject();
    for (json::Value child = value.firstChild(); child; child = child.nextSibling()) {
        if ((isObject && isNamed(child, wanted) && saysSomething(child))
            || hasFolded(child, wanted))
            return true;
    }
    return false;
}

} // namespace

std::optional<BodyPath> BodyPath::parse(QStringView text)
{
    BodyPath path;
    qsizetype at = 0;
    while (at < text.size()) {
        if (path.m_steps.size() == MaxSteps)
            return std::nullopt;
        if (text[at] == u'[') {
            const std::optional<int> index = readIndex(text, at, AnyIndex);
            if (!index)
                return std::nullopt;
            path.m_steps.push_back({.index = *index});
            continue;
        }
        if (!path.m_steps.empty() && text[at++] != u'.')
            return std::nullopt;
        const bool quoted = at < text.size() && text[at] == u'"';
        const auto name = quoted ? quotedName(text, at) : std::optional(plainName(text, at));
        if (!name || name->isEmpty())
            return std::nullopt;
        path.m_steps.push_back({.name = *name, .folded = folded(*name)});
    }
    return path.m_steps.empty() ? std::nullopt : std::optional(path);
}

QString BodyPath::text() const
{
    QString text;
    for (const Step &step : m_steps) {
        if (step.index != NoIndex) {
            text += u'[' + (step.index >= 0 ? QString::number(step.index) : QString()) + u']';
            continue;
        }
        if (!text.isEmpty())
            text += u'.';
        if (std::all_of(step.name.begin(), step.name.end(), isNameCharacter)) {
            text += step.name;
        } else {
            QString inside = step.name;
            inside.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
            text += u'"' + inside + u'"';
        }
    }
    return text;
}

bool BodyPath::any(const json::Value &root, const Test &test, InnerBodies &inside) const
{
    const TestInside testInside = [&test](const json::Value &found, const Text *) {
        return test(found);
    };
    return root && walk(root, 0, nullptr, {testInside, &inside});
}

bool BodyPath::any(const json::Value &root, const Test &test) const
{
    return anyInside(root, [&test](const json::Value &found, const Text *) { return test(found); });
}

bool BodyPath::anyInside(const json::Value &root, const TestInside &test) const
{
    return root && walk(root, 0, nullptr, {test, nullptr});
}

bool BodyPath::walk(const json::Value &value, size_t step, const Text *text, const Walk &on) const
{
    if (step == m_steps.size())
        return on.test(value, text);
    switch (value.kind()) {
    case json::Kind::Array:
    case json::Kind::Object:
        return walkMembers(value, step, text, on);
    case json::Kind::String:
        return walkText(value, step, text, on);
    default:
        return false;
    }
}

bool BodyPath::walkMembers(const json::Value &value, size_t step, const Text *text,
                           const Walk &on) const
{
    const Step &wanted = m_steps[step];
    const bool isArray = value.isArray();
    int index = 0;
    for (json::Value child = value.firstChild(); child; child = child.nextSibling(), ++index) {
        bool found = false;
        if (wanted.index == NoIndex) // a list on the way stands for all its elements
            found = isArray ? walk(child, step, text, on)
                            : isNamed(child, wanted.folded) && walk(child, step + 1, text, on);
        else if (isArray && (wanted.index == AnyIndex || wanted.index == index))
            found = walk(child, step + 1, text, on);
        if (found)
            return true;
        if (isArray && wanted.index == index)
            break;
    }
    return false;
}

bool BodyPath::walkText(const json::Value &value, size_t step, const Text *text,
                        const Walk &on) const
{
    int nested = 0;
    for (const Text *each = text; each; each = each->outer)
        ++nested;
    if (nested == MaxNested)
        return false;
    const QString start = value.startOfText(16).trimmed();
    if (!start.startsWith(u'{') && !start.startsWith(u'['))
        return false;
    const auto goOn = [&](const json::Body &inside) {
        const Text here {value, inside.markSize, text};
        return inside.document.isValid() && walk(inside.document.root(), step, &here, on);
    };
    return on.inside ? goOn(*on.inside->of(value)) : goOn(json::parseBody(value.toUtf8()));
}

bool saysSomething(const json::Value &value)
{
    switch (value.kind()) {
    case json::Kind::Null:
        return false;
    case json::Kind::String:
        return value.raw().size() > 2; // its quotes
    case json::Kind::Array:
    case json::Kind::Object:
        return value.size() > 0;
    default:
        return true;
    }
}

bool hasMember(const json::Value &root, const QString &name)
{
    return root && hasFolded(root, folded(name));
}

bool anyScalar(const json::Value &value, const BodyPath::Test &test)
{
    if (!value.isArray() && !value.isObject())
        return value.exists() && test(value);
    for (json::Value child = value.firstChild(); child; child = child.nextSibling()) {
        if (anyScalar(child, test))
            return true;
    }
    return false;
}

} // namespace hookglass

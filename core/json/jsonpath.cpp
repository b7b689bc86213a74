// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/jsonpath.h"

#include "core/base/text.h"

#include <QList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::json {

namespace {

constexpr qsizetype MaxName = 80;
constexpr qsizetype MaxPath = 600;
constexpr qsizetype MaxSteps = MaxPath / 2; // a step is two characters at least

bool isWord(const QString &name)
{
    return !name.isEmpty() && name.size() <= MaxName
        && std::all_of(name.begin(), name.end(), [](QChar c) {
               return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'_';
           });
}

Value child(const Value &parent, QStringView step)
{
    if (step.size() < 2)
        return {};
    if (step.startsWith(u"[\"") || step.startsWith(u'.'))
        return parent[stepName(step)];
    if (!parent.isArray())
        return {};
    Value item = parent.firstChild();
    for (qsizetype left = step.sliced(1).chopped(1).toLongLong(); item && left > 0; --left)
        item = item.nextSibling();
    return item;
}

} // namespace

QByteArray memberName(const Value &member)
{
    const QByteArrayView quoted = member.rawKey();
    if (quoted.size() < 2) // no member
        return {};
    const QByteArrayView inside = quoted.sliced(1).chopped(1);
    return inside.contains('\\') ? unescaped(inside)
                                 : QByteArray::fromRawData(inside.data(), inside.size());
}

QString memberPath(const QString &path, const QString &name)
{
    if (isWord(name))
        return path + u'.' + name;
    QString inside = name.left(MaxName);
    inside.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    inside = visibleText(inside, MaxPath) + (name.size() > MaxName ? u"…"_s : QString());
    return path + u"[\""_s + inside + u"\"]"_s;
}

QString Place::path() const
{
    QList<const Place *> steps; // from the root
    const Place *step = this;
    for (; step->above && steps.size() < MaxSteps; step = step->above)
        steps.prepend(step);
    QString path = step->above ? u"$…"_s : u"$"_s;
    for (const Place *each : steps)
        path = each->index >= 0 ? path + u'[' + QString::number(each->index) + u']'
                                : memberPath(path, each->member.key());
    if (path.size() > MaxPath)
        path = path.first(MaxPath / 2) + u'…' + path.last(MaxPath / 2);
    return path;
}

QStringView takeStep(QStringView &path)
{
    qsizetype end = 1;
    if (path.startsWith(u"[\"")) {
        for (end = 2; end < path.size() && path[end] != u'"';)
            end += path[end] == u'\\' ? 2 : 1;
        end = std::min(end + 2, path.size()); // behind the quote and the bracket
    } else {
        while (end < path.size() && path[end] != u'.' && path[end] != u'[')
            ++end;
    }
    const QStringView step = path.first(end);
    path = path.sliced(end);
    return step;
}

QByteArray stepName(QStringView step)
{
    if (!step.startsWith(u"[\"") || step.size() < 4)
        return step.sliced(std::min<qsizetype>(1, step.size())).toUtf8();
    const QByteArray name = step.sliced(2).chopped(2).toUtf8();
    return name.contains('\\') ? unescaped(name) : name;
}

Value deepestAt(const Value &root, QStringView path)
{
    Value value = root;
    if (path.startsWith(u'$'))
        path = path.sliced(1);
    while (value && !path.isEmpty()) {
        const Value next = child(value, takeStep(path));
        if (!next)
            break;
        value = next;
    }
    return value;
}

} // namespace hookglass::json

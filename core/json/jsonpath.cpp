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
    return path + u"[\""_s + visibleText(name, MaxName) + u"\"]"_s;
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

} // namespace hookglass::json

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/path.h"

namespace hookglass::json {

namespace {

/// Takes the first step off: ".name", "[3]" or "[\"name\"]".
QStringView takeStep(QStringView &path)
{
    qsizetype end = 1;
    if (path.startsWith(u"[\"")) {
        end = path.indexOf(u"\"]", 2);
        end = end < 0 ? path.size() : end + 2;
    } else {
        while (end < path.size() && path[end] != u'.' && path[end] != u'[')
            ++end;
    }
    const QStringView step = path.first(end);
    path = path.sliced(end);
    return step;
}

Value child(const Value &parent, QStringView step)
{
    if (step.startsWith(u"[\""))
        return parent[step.sliced(2).chopped(2).toUtf8()];
    if (step.startsWith(u'.'))
        return parent[step.sliced(1).toUtf8()];
    if (!parent.isArray())
        return {};
    Value item = parent.firstChild();
    for (qsizetype left = step.sliced(1).chopped(1).toLongLong(); item && left > 0; --left)
        item = item.nextSibling();
    return item;
}

} // namespace

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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filtercompletion.h"

#include "core/filter/filterfield.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.';
}

/// Where the word that ends at `end` begins.
qsizetype wordBegin(QStringView text, qsizetype end)
{
    while (end > 0 && isNameCharacter(text[end - 1]))
        --end;
    return end;
}

/// The cursor at `end` is inside quotes or a regular expression.
bool isQuoted(QStringView text, qsizetype end)
{
    QChar closing; // of what we are in
    for (qsizetype i = 0; i < end; ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (!closing.isNull())
            closing = text[i] == closing ? QChar() : closing;
        else if (text[i] == u'"')
            closing = u'"';
        else if (text[i] == u'/' && i > 0 && text[i - 1] == u'~')
            closing = u'/';
    }
    return !closing.isNull();
}

/// The field whose value begins at `begin`, also inside a list; empty when there is none.
QStringView fieldBefore(QStringView text, qsizetype begin)
{
    qsizetype at = begin;
    const qsizetype open = text.first(begin).lastIndexOf(u'(');
    const QStringView list = open < 0 ? QStringView() : text.sliced(open + 1, begin - open - 1);
    const bool inList = open > 0 && text[open - 1] == u':' && !list.contains(u')')
        && (list.isEmpty() || list.endsWith(u'|'));
    if (inList)
        at = open;
    if (at == 0 || text[at - 1] != u':')
        return {};
    const qsizetype name = wordBegin(text, at - 1);
    return text.sliced(name, at - 1 - name);
}

QStringList valuesOf(QStringView field)
{
    const QList<FilterField> fields = filterFields();
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const FilterField &each) {
        return field.compare(each.name, Qt::CaseInsensitive) == 0;
    });
    return found == fields.end() ? QStringList() : found->words;
}

/// A group of fields ("body.") goes on with a name, any other field with its operator.
QStringList fieldNames(const QStringList &more)
{
    QStringList names;
    for (const FilterField &field : filterFields())
        names.append(field.name.endsWith(u'.') ? field.name : QString(field.name + u':'));
    for (const QString &name : more)
        names.append(name + u':');
    return names;
}

} // namespace

FilterCompletion completeFilter(const QString &text, qsizetype cursor,
                                const QStringList &moreFields)
{
    const QStringView view(text);
    cursor = std::clamp(cursor, qsizetype(0), text.size());
    if (isQuoted(view, cursor))
        return {};
    qsizetype begin = wordBegin(view, cursor);
    const QStringView field = fieldBefore(view, begin);
    const bool isName = begin == 0 || view[begin - 1].isSpace() || view[begin - 1] == u'(';
    if (field.isEmpty() && !isName)
        return {};
    if (field.isEmpty() && begin < cursor && view[begin] == u'-')
        ++begin; // "-room:" turns a term round
    const QStringView typed = view.sliced(begin, cursor - begin);
    FilterCompletion completion {.begin = begin, .length = typed.size()};
    for (const QString &each : field.isEmpty() ? fieldNames(moreFields) : valuesOf(field)) {
        if (each.startsWith(typed, Qt::CaseInsensitive) && each.size() > typed.size())
            completion.candidates.append(each);
    }
    return completion;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filtercompletion.h"

#include "core/filter/filterfield.h"
#include "core/filter/valuecounts.h"

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

/// A value may have more characters than a name: paths have slashes.
bool isValueCharacter(QChar c)
{
    return !c.isSpace() && !QStringView(u"()|:\"").contains(c);
}

qsizetype valueBegin(QStringView text, qsizetype end)
{
    while (end > 0 && isValueCharacter(text[end - 1]))
        --end;
    return end;
}

/// What the place before `end` is inside of, and where that begins.
struct Quotes
{
    QChar closing {}; ///< null: nothing
    qsizetype begin = 0;
};

Quotes quotesAt(QStringView text, qsizetype end)
{
    Quotes quotes;
    for (qsizetype i = 0; i < end; ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (!quotes.closing.isNull())
            quotes.closing = text[i] == quotes.closing ? QChar() : quotes.closing;
        else if (text[i] == u'"')
            quotes = {u'"', i};
        else if (text[i] == u'/' && i > 0 && text[i - 1] == u'~')
            quotes = {u'/', i};
    }
    return quotes;
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
    qsizetype name = wordBegin(text, at - 1);
    if (text[name] == u'-') // "-verdict:" turns a term round
        ++name;
    return text.sliced(name, at - 1 - name);
}

/// What "has:" can ask for.
QStringList presentNames(const QStringList &more)
{
    QStringList names;
    for (const FilterField &field : filterFields()) {
        const FilterRow *const row = findFilterRow(field.name);
        if (row && row->isKnownToHas())
            names.append(field.name);
    }
    for (const QString &name : more) {
        // "has:" knows no escapes but that of the quotation mark.
        if (!name.contains(u'*') && !name.contains(u'?') && !name.contains(u'\\'))
            names.append(filterValueText(name));
    }
    return names;
}

QStringList valuesOf(QStringView field, const QStringList &more)
{
    const FilterRow *const row = findFilterRow(field);
    if (row && row->isPresence())
        return presentNames(more);
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

QStringList beginningWith(const QStringList &words, const QString &typed)
{
    QStringList list;
    for (const QString &each : words) {
        if (each.startsWith(typed, Qt::CaseInsensitive) && each.size() > typed.size())
            list.append(each);
    }
    return list;
}

} // namespace

FilterCompletion completeFilter(const QString &text, qsizetype cursor,
                                const QStringList &moreFields)
{
    const QStringView view(text);
    cursor = std::clamp(cursor, qsizetype(0), text.size());
    const Quotes quotes = quotesAt(view, cursor);
    const bool isQuoted = quotes.closing == u'"';
    if (!quotes.closing.isNull() && !isQuoted)
        return {};
    qsizetype begin = isQuoted ? quotes.begin : valueBegin(view, cursor);
    const QStringView field = fieldBefore(view, begin);
    if (!field.isEmpty()) {
        FilterCompletion completion {.begin = begin,
                                     .length = cursor - begin,
                                     .field = field.toString(),
                                     .typed =
                                         text.sliced(begin, cursor - begin).mid(isQuoted ? 1 : 0)};
        completion.candidates = beginningWith(valuesOf(field, moreFields), completion.typed);
        return completion;
    }
    begin = wordBegin(view, cursor);
    if (isQuoted || (begin > 0 && !view[begin - 1].isSpace() && view[begin - 1] != u'('))
        return {};
    if (begin < cursor && view[begin] == u'-')
        ++begin; // "-room:" turns a term round
    FilterCompletion completion {.begin = begin, .length = cursor - begin};
    completion.candidates =
        beginningWith(fieldNames(moreFields), text.sliced(begin, cursor - begin));
    return completion;
}

} // namespace hookglass

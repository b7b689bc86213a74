// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterwriter.h"

#include "core/filter/filter.h"
#include "core/filter/filternode.h"
#include "core/filter/filtertermmaker.h"
#include "core/filter/filtertext.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype LongestText = 400; // a filter that can still be read

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.isLetterOrNumber() || QStringView(u"_-$@").contains(c);
    });
}

QString quoted(QString name)
{
    name.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + name + u'"';
}

/// A text as a value of a filter in which nothing stands for anything else.
QString valueSource(const QString &text)
{
    QString source;
    for (const QChar c : text) {
        if (c == u'*' || c == u'?' || c == u'\\')
            source += u'\\';
        source += c;
    }
    return source;
}

/// The term as text, if reading it makes a filter.
QString termText(const QString &field, FilterOperator op, const FilterValue &value)
{
    const Result<FilterTarget> target = findFilterTarget({.name = field, .op = op});
    if (!target)
        return {};
    const Result<FilterTerm> term = makeFilterTerm(*target, op, {{.value = value}});
    if (!term)
        return {};
    const QString text = filterText(FilterNode::of(*term));
    return Filter::compile(text) ? text : QString();
}

QString termText(const QString &field, FilterOperator op, const QString &source)
{
    return termText(field, op, FilterValue {source});
}

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control;
}

/// A pattern of exactly this text that can be typed into one line.
QString patternSource(const QString &text)
{
    QString pattern = u"\\A"_s;
    for (const QChar c : text) {
        if (isControl(c)) {
            pattern += u"\\x{"_s + QString::number(c.unicode(), 16) + u'}';
        } else {
            if (QStringView(u"\\^$.|?*+()[]{}").contains(c))
                pattern += u'\\';
            pattern += c;
        }
    }
    return pattern + u"\\z"_s;
}

} // namespace

QString bodyFieldName(const QList<BodyStep> &steps)
{
    QString field = u"body"_s;
    for (const BodyStep &step : steps) {
        if (step.index >= 0)
            field += u'[' + QString::number(step.index) + u']';
        else
            field += u'.' + (isPlainName(step.name) ? step.name : quoted(step.name));
    }
    return steps.isEmpty() || findFilterTarget({.name = field}) ? field : QString();
}

QString filterTermFor(const QString &field, const QString &text)
{
    // A line end cannot be typed into the field of the filter, and others change on the way.
    const auto odd = std::find_if(text.begin(), text.end(), isControl);
    if (odd != text.end() && text.size() <= LongestText) {
        const QString exact =
            termText(field, FilterOperator::Fits, FilterValue {patternSource(text), true});
        if (!exact.isEmpty())
            return exact;
    }
    qsizetype length = std::min(qsizetype(odd - text.begin()), LongestText);
    if (length > 0 && length < text.size() && text[length - 1].isHighSurrogate())
        --length;
    if (length == text.size())
        return termText(field, FilterOperator::Equals, valueSource(text));
    return length == 0
        ? QString()
        : termText(field, FilterOperator::Equals, valueSource(text.first(length)) + u'*');
}

QString filterTermFor(const QString &field, const json::Value &value)
{
    if (field.isEmpty() || !value)
        return {};
    switch (value.kind()) {
    case json::Kind::String:
        return filterTermFor(field, value.toString());
    case json::Kind::Number:
    case json::Kind::True:
    case json::Kind::False:
    case json::Kind::Null:
        return filterTermFor(field, QString::fromLatin1(value.raw()));
    case json::Kind::Array:
    case json::Kind::Object:
        break;
    }
    const QString has = termText(u"has"_s, FilterOperator::Has, valueSource(field));
    return value.size() == 0 && !has.isEmpty() ? QString(u'-' + has) : has;
}

QString combinedFilter(const QString &present, const QString &term, FilterUse use)
{
    const QString added = use == FilterUse::AndNot
        ? (term.startsWith(u'-') ? term.mid(1) : QString(u'-' + term))
        : term;
    const QString before = present.trimmed();
    if (use == FilterUse::Replace || before.isEmpty())
        return added;
    if (use == FilterUse::Or)
        return before + u" or "_s + added;
    const Result<Filter> filter = Filter::compile(before);
    const bool isChoice =
        !filter || (filter->root() && filter->root()->kind == FilterNode::Kind::Or);
    return (isChoice ? QString(u'(' + before + u')') : before) + u' ' + added;
}

} // namespace hookglass

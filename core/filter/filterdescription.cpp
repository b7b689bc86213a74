// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/filter/filtertext.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MaxShown = 80;

QString tr(const char *text)
{
    return QCoreApplication::translate("Filter", text);
}

/// "room contains %1" and the same turned round.
struct Phrase
{
    QString plain;
    QString negated;
};

/// The value without the backslashes that only the language needs.
QString shownValue(const FilterValue &value)
{
    if (value.isRegex)
        return u'/' + visibleText(value.source, MaxShown) + u'/' + value.flags;
    QString text;
    for (qsizetype i = 0; i < value.source.size(); ++i) {
        if (value.source[i] == u'\\' && i + 1 < value.source.size())
            ++i;
        text += value.source[i];
    }
    const QString shown = visibleText(text, MaxShown);
    const bool isWord = !shown.isEmpty() && !shown.contains(u' ') && !shown.contains(u',');
    return isWord ? shown : u'"' + shown + u'"';
}

bool hasWildcard(const FilterValue &value)
{
    for (qsizetype i = 0; i < value.source.size(); ++i) {
        if (value.source[i] == u'\\')
            ++i;
        else if (value.source[i] == u'*' || value.source[i] == u'?')
            return true;
    }
    return false;
}

/// "a", "a or b", "a, b or c".
QString alternatives(const QList<FilterValue> &values)
{
    QStringList shown;
    for (const FilterValue &value : values)
        shown.append(shownValue(value));
    const QString last = shown.takeLast();
    return shown.isEmpty() ? last : tr("%1 or %2").arg(shown.join(u", "_s), last);
}

Phrase comparison(FilterOperator op, bool isMoment)
{
    switch (op) {
    case FilterOperator::Less:
        return isMoment ? Phrase {tr("is before %1"), tr("is not before %1")}
                        : Phrase {tr("is less than %1"), tr("is not less than %1")};
    case FilterOperator::AtMost:
        return isMoment ? Phrase {tr("is no later than %1"), tr("is later than %1")}
                        : Phrase {tr("is at most %1"), tr("is not at most %1")};
    case FilterOperator::More:
        return isMoment ? Phrase {tr("is after %1"), tr("is not after %1")}
                        : Phrase {tr("is more than %1"), tr("is not more than %1")};
    default:
        return isMoment ? Phrase {tr("is no earlier than %1"), tr("is earlier than %1")}
                        : Phrase {tr("is at least %1"), tr("is not at least %1")};
    }
}

/// What is said of the field, with %1 for the values.
Phrase predicate(const FilterTerm &term)
{
    const FilterRow &row = *term.target.row;
    if (isComparison(term.op))
        return comparison(term.op, row.isNumber() && row.unit == FilterUnit::Moment);
    const bool fits = term.op == FilterOperator::Fits
        || std::any_of(term.values.begin(), term.values.end(), hasWildcard);
    if (fits)
        return {tr("matches %1"), tr("does not match %1")};
    if (term.op == FilterOperator::Equals || row.isWhole || row.isNumber())
        return {tr("is %1"), tr("is not %1")};
    return {tr("contains %1"), tr("does not contain %1")};
}

QString termDescription(const FilterTerm &term, bool negated)
{
    const QString values = alternatives(term.values);
    const FilterRow *const row = term.target.row;
    if (!row)
        return (negated ? tr("%1 occurs nowhere") : tr("%1 occurs somewhere")).arg(values);
    if (row->isPresence())
        return (negated ? tr("there is no %1") : tr("there is %1")).arg(values);
    if (row->isNamed("is"_L1))
        return (negated ? tr("it is not %1") : tr("it is %1")).arg(values);
    const Phrase phrase = predicate(term);
    return visibleText(term.target.name, MaxShown) + u' '
        + (negated ? phrase.negated : phrase.plain).arg(values);
}

QString description(const FilterNode &node, bool inside)
{
    if (node.kind == FilterNode::Kind::Term)
        return termDescription(node.term, false);
    if (node.kind == FilterNode::Kind::Not) {
        const FilterNode &child = node.children.front();
        return child.kind == FilterNode::Kind::Term ? termDescription(child.term, true)
                                                    : tr("not %1").arg(description(child, true));
    }
    QStringList parts;
    for (const FilterNode &child : node.children)
        parts.append(description(child, true));
    const QString last = parts.takeLast();
    const QString joined = node.kind == FilterNode::Kind::And
        ? tr("%1, and %2").arg(parts.join(u", "_s), last)
        : tr("%1, or %2").arg(parts.join(u", "_s), last);
    return inside ? u'(' + joined + u')' : joined;
}

} // namespace

QString filterDescription(const FilterNode &node)
{
    return description(node, false);
}

} // namespace hookglass

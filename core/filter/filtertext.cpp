// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filtertext.h"

#include "core/filter/filterscanner.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QStringView signOf(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Has:
        return u":";
    case FilterOperator::Equals:
        return u"=";
    case FilterOperator::Less:
        return u"<";
    case FilterOperator::AtMost:
        return u"<=";
    case FilterOperator::More:
        return u">";
    case FilterOperator::AtLeast:
        return u">=";
    case FilterOperator::Fits:
        return u"~";
    }
    return u":";
}

bool needsQuotes(const QString &source, bool isWord)
{
    const auto breaks = [isWord](QChar c) {
        return c.isSpace() || QStringView(u"()\"|").contains(c)
            || (isWord && QStringView(u":=<>~").contains(c));
    };
    return source.isEmpty() || std::any_of(source.begin(), source.end(), breaks)
        || (isWord
            && (source.startsWith(u'-') || source.startsWith(u'!') || source == u"&&"
                || FilterScanner::isKeyword(source)));
}

QString valueText(const FilterValue &value, bool isWord)
{
    if (value.isRegex) {
        QString pattern = value.source;
        return u'/' + pattern.replace(u'/', u"\\/"_s) + u'/' + value.flags;
    }
    if (!needsQuotes(value.source, isWord))
        return value.source;
    QString inside = value.source;
    return u'"' + inside.replace(u'"', u"\\\""_s) + u'"';
}

QString termText(const FilterTerm &term)
{
    QStringList values;
    for (const FilterValue &value : term.values)
        values.append(valueText(value, !term.target.row));
    const QString joined = values.size() == 1 ? values.first() : u'(' + values.join(u'|') + u')';
    return term.target.row ? term.target.name + signOf(term.op) + joined : joined;
}

/// A child in parentheses where they are needed.
QString childText(const FilterNode &child, FilterNode::Kind parent)
{
    const bool group = child.kind == FilterNode::Kind::Or
        || (child.kind == FilterNode::Kind::And && parent != FilterNode::Kind::Or);
    return group ? u'(' + filterText(child) + u')' : filterText(child);
}

} // namespace

QString filterText(const FilterNode &node)
{
    if (node.kind == FilterNode::Kind::Term)
        return termText(node.term);
    if (node.kind == FilterNode::Kind::Not)
        return u'-' + childText(node.children.front(), node.kind);
    QStringList parts;
    for (const FilterNode &child : node.children)
        parts.append(childText(child, node.kind));
    return parts.join(node.kind == FilterNode::Kind::Or ? u" or "_s : u" "_s);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterparser.h"

#include "core/filter/filtertermmaker.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Filter", text);
}

} // namespace

FilterParser::FilterParser(QStringView text, Ending ending)
    : m_text(text)
    , m_ending(ending)
    , m_scanner(text)
{
}

Result<std::optional<FilterNode>> FilterParser::parse()
{
    if (m_text.size() > MaxLength)
        return Error {tr("The filter is too long. It may have up to %1 characters.").arg(MaxLength),
                      MaxLength, m_text.size() - MaxLength};
    m_scanner.skipSpace();
    if (m_scanner.atEnd())
        return std::optional<FilterNode>();
    Result<FilterNode> node = parseOr(0);
    if (!node)
        return node.error();
    if (!m_scanner.atEnd()) // only this ends a filter early
        return Error {tr("There is no opening parenthesis for this one."), m_scanner.at(), 1};
    return std::optional(std::move(node.value()));
}

/// At an operand; `behind` is what it should follow, "and" for example.
Status FilterParser::expectOperand(qsizetype offset, const QString &behind)
{
    m_scanner.skipSpace();
    if (m_scanner.atEnd())
        return m_scanner.incomplete(offset, tr("Behind \"%1\" something is missing.").arg(behind));
    for (const QString &word : {u"and"_s, u"or"_s}) {
        if (m_scanner.isAtWord(word))
            return Error {tr("Before \"%1\" something is missing. Put the word into quotes to look "
                             "for it as text.")
                              .arg(word),
                          m_scanner.at(), word.size()};
    }
    if (m_scanner.peek() == u')')
        return Error {behind.isEmpty() || behind == u'('
                          ? tr("Before this parenthesis something is missing.")
                          : tr("Behind \"%1\" something is missing.").arg(behind),
                      m_scanner.at(), 1};
    return success();
}

Result<FilterNode> FilterParser::parseOr(int depth)
{
    std::vector<FilterNode> children;
    QString behind;
    qsizetype offset = m_scanner.at();
    do {
        if (const Status status = expectOperand(offset, behind); !status)
            return status.error();
        Result<FilterNode> child = parseAnd(depth);
        if (!child)
            return child.error();
        children.push_back(std::move(child.value()));
        behind = u"or"_s;
        offset = m_scanner.at();
    } while (m_scanner.takeWord(u"or"));
    return FilterNode::of(FilterNode::Kind::Or, std::move(children));
}

Result<FilterNode> FilterParser::parseAnd(int depth)
{
    std::vector<FilterNode> children;
    while (true) {
        Result<FilterNode> child = parseUnary(depth);
        if (!child)
            return child.error();
        children.push_back(std::move(child.value()));
        m_scanner.skipSpace();
        const qsizetype offset = m_scanner.at();
        if (m_scanner.takeWord(u"and")) {
            if (const Status status = expectOperand(offset, u"and"_s); !status)
                return status.error();
        } else if (m_scanner.atEnd() || m_scanner.peek() == u')' || m_scanner.isAtWord(u"or")) {
            return FilterNode::of(FilterNode::Kind::And, std::move(children));
        }
    }
}

Result<FilterNode> FilterParser::parseUnary(int depth)
{
    const qsizetype start = m_scanner.at();
    if (depth > MaxDepth)
        return Error {tr("The parentheses go too deep. %1 levels are allowed.").arg(MaxDepth),
                      start, 1};
    QString behind;
    if (m_scanner.takeMinus())
        behind = u"-"_s;
    else if (m_scanner.takeWord(u"not"))
        behind = u"not"_s;
    else
        return m_scanner.take(u'(') ? parseGroup(depth) : parseTerm();
    if (const Status status = expectOperand(start, behind); !status)
        return status.error();
    Result<FilterNode> child = parseUnary(depth + 1);
    return child ? FilterNode::negation(std::move(child.value())) : child;
}

/// Behind the opening parenthesis.
Result<FilterNode> FilterParser::parseGroup(int depth)
{
    const qsizetype start = m_scanner.at() - 1;
    if (const Status status = expectOperand(start, u"("_s); !status)
        return status.error();
    Result<FilterNode> inside = parseOr(depth + 1);
    if (!inside)
        return inside;
    m_scanner.skipSpace();
    if (!m_scanner.take(u')'))
        return Error {tr("The closing parenthesis is missing."), start, 1, true};
    return inside;
}

Result<FilterNode> FilterParser::parseTerm()
{
    const std::optional<ScannedField> field = m_scanner.takeField();
    if (!field && isAtHalfTerm())
        return Error {
            tr("Behind a path an operator and a value are missing (in quotes it is a text)."),
            m_scanner.at(), m_text.size() - m_scanner.at(), true};
    if (!field)
        return parseWord();
    const Result<FilterTarget> target = findFilterTarget(*field);
    if (!target)
        return target.error();
    const bool isList = m_scanner.peek() == u'(';
    if (const Status status = checkOperator(*field, *target, isList); !status)
        return status.error();
    const Result<QList<ScannedValue>> values = parseValues(*field);
    if (!values)
        return values.error();
    if (const Status status = count(values->size()); !status)
        return status.error();
    Result<FilterTerm> term = makeFilterTerm(*target, field->op, *values);
    if (!term)
        return term.error();
    FilterNode node = FilterNode::of(std::move(term.value()));
    return field->isNegated ? FilterNode::negation(std::move(node)) : node;
}

bool FilterParser::isAtHalfTerm() const
{
    if (m_ending != Ending::Typed)
        return false;
    const FilterRow *const row = findFilterRow(m_scanner.lastName());
    return row && row->isGroup();
}

Result<FilterNode> FilterParser::parseWord()
{
    if (QStringView(u"<>=~").contains(m_scanner.peek()))
        return Error {tr("Write a comparison right behind its field, such as size>10kb."),
                      m_scanner.at(), 1};
    if (m_scanner.peek() == u'!')
        return Error {tr("Write - or not before a term to turn it round."), m_scanner.at(), 1};
    const Result<ScannedValue> value = m_scanner.takeValue(false);
    if (!value)
        return value.error();
    if (value->value.source == u"&&" && value->length == 2) // not in quotes
        return Error {tr("Write and between terms, or nothing at all."), value->offset,
                      value->length};
    if (const Status status = count(1); !status)
        return status.error();
    Result<FilterTerm> term = makeFilterTerm({}, FilterOperator::Has, {*value});
    return term ? Result<FilterNode>(FilterNode::of(std::move(term.value()))) : term.error();
}

Status FilterParser::checkOperator(const ScannedField &field, const FilterTarget &target,
                                   bool isList) const
{
    const FilterRow &row = *target.row;
    QString problem;
    if (isComparison(field.op) && !row.isNumber() && !row.isGroup())
        problem = tr("\"%1\" is no number that could be compared. Use \":\" or \"=\".");
    else if (isComparison(field.op) && isList)
        problem = tr("\"%1\" can be compared with one value only. A list goes with \":\".");
    else if (field.op == FilterOperator::Fits && row.isNumber())
        problem = tr("\"%1\" is a number, which no regular expression looks into. Use \":\" or a "
                     "comparison.");
    else if (row.isPresence() && field.op != FilterOperator::Has)
        problem = tr("Behind \"%1\" a colon is needed, such as has:room.");
    if (problem.isEmpty())
        return success();
    return m_scanner.wrong(field.offset, problem.arg(target.name));
}

Result<QList<ScannedValue>> FilterParser::parseValues(const ScannedField &field)
{
    if (m_scanner.take(u'('))
        return parseList(field.op);
    if (m_scanner.atEnd())
        return m_scanner.incomplete(
            field.offset, tr("Behind \"%1\" a value is missing.").arg(m_text.sliced(field.offset)));
    if (m_scanner.peek().isSpace() || m_scanner.peek() == u')')
        return Error {tr("A value is missing here. It stands right behind the field."),
                      m_scanner.at(), 1};
    const Result<ScannedValue> value = parseValue(field.op, false);
    if (!value)
        return value.error();
    return QList<ScannedValue> {*value};
}

Result<QList<ScannedValue>> FilterParser::parseList(FilterOperator op)
{
    const qsizetype start = m_scanner.at() - 1;
    QList<ScannedValue> values;
    while (true) {
        m_scanner.skipSpace();
        if (m_scanner.peek() == u'|' || m_scanner.peek() == u')')
            return Error {tr("A value is missing here."), m_scanner.at(), 1};
        if (!m_scanner.atEnd()) {
            const Result<ScannedValue> value = parseValue(op, true);
            if (!value)
                return value.error();
            values.append(*value);
        }
        m_scanner.skipSpace();
        if (m_scanner.atEnd())
            return Error {tr("The closing parenthesis of the list is missing."), start,
                          m_scanner.at() - start, true};
        if (m_scanner.take(u')'))
            return values;
        if (!m_scanner.take(u'|'))
            return Error {tr("Between the values of a list \"|\" is needed, such as event:(a|b)."),
                          m_scanner.at(), 1};
    }
}

Result<ScannedValue> FilterParser::parseValue(FilterOperator op, bool inList)
{
    return op == FilterOperator::Fits ? m_scanner.takeRegex() : m_scanner.takeValue(inList);
}

Status FilterParser::count(qsizetype values)
{
    m_values += values;
    if (m_values <= MaxValues)
        return success();
    return Error {tr("The filter has too many terms. %1 are allowed.").arg(MaxValues),
                  m_scanner.at() - 1, 1};
}

} // namespace hookglass

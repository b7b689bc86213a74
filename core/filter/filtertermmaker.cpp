// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filtertermmaker.h"

#include "core/base/text.h"
#include "core/http/requesthead.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MaxShown = 60;

QString tr(const char *text)
{
    return QCoreApplication::translate("Filter", text);
}

bool isPlain(const QString &source)
{
    return std::none_of(source.begin(), source.end(),
                        [](QChar c) { return c == u'*' || c == u'?' || c == u'\\'; });
}

/// With more behind it, this would be a path: "body.", "body.tracks[".
bool canGoOn(const QString &path)
{
    return findFilterTarget({.name = path + u'x'}) || findFilterTarget({.name = path + u']'});
}

Error errorAt(const ScannedValue &value, const QString &message, bool incomplete = false)
{
    return {message, value.offset, value.length, incomplete && value.isLast};
}

/// Compiles the values of one term into it.
class TermMaker
{
public:
    explicit TermMaker(FilterTerm &term)
        : m_term(term)
    {
    }

    void addColumns();
    Status add(const ScannedValue &scanned);

private:
    const FilterRow *row() const { return m_term.target.row; }
    Status addPresence(const ScannedValue &scanned);
    Status addRange(const ScannedValue &scanned);
    Status addNumber(const ScannedValue &scanned);
    Status addText(const ScannedValue &scanned);
    Status addWords(const ScannedValue &scanned, const TextMatcher &matcher);

    FilterTerm &m_term;
};

void TermMaker::addColumns()
{
    if (row()) {
        m_term.columns.append({row(), 0});
    } else {
        for (const FilterRow &each : filterRows()) {
            if (each.inWords)
                m_term.columns.append({&each, 0});
        }
    }
    for (const FilterTerm::Column &column : std::as_const(m_term.columns)) {
        if (column.row->needsPayload())
            m_term.parts |= column.row->part;
    }
}

Status TermMaker::add(const ScannedValue &scanned)
{
    if (row() && row()->isPresence())
        return addPresence(scanned);
    if (row() && row()->isNumber())
        return addRange(scanned);
    if (isComparison(m_term.op))
        return addNumber(scanned);
    return addText(scanned);
}

Status TermMaker::addPresence(const ScannedValue &scanned)
{
    const QString &name = scanned.value.source;
    if (!isPlain(name) || name.isEmpty())
        return errorAt(scanned,
                       tr("Behind has: the name of a field is needed, such as has:room or "
                          "has:body.room.metadata."));
    FilterTarget wanted {.name = name};
    const FilterRow *const known = findFilterRow(name);
    if (known && known->isGroup()) {
        const Result<FilterTarget> target = findFilterTarget({.name = name});
        if (!target)
            return errorAt(scanned, target.error().message, canGoOn(name));
        wanted = *target;
    } else if (known && known->isKnownToHas()) {
        wanted.row = known;
    }
    if (!known && (name.contains(u'.') || name.contains(u'[')))
        return errorAt(
            scanned,
            tr("There is no field \"%1\"; for a place in the body write has:body.%1.").arg(name));
    m_term.wanted.append(wanted);
    if (!wanted.row || wanted.row->needsPayload())
        m_term.parts |= wanted.row ? wanted.row->part : FilterPart::Body;
    return success();
}

Status TermMaker::addRange(const ScannedValue &scanned)
{
    const QString &source = scanned.value.source;
    const FilterUnit unit = row()->unit;
    const bool takesWildcards =
        !isComparison(m_term.op) && (unit == FilterUnit::Plain || unit == FilterUnit::StatusCode);
    if (takesWildcards && !isPlain(source)) {
        m_term.texts.append(TextMatcher(source, TextMatcher::Fit::Whole));
        return success();
    }
    const std::optional<FilterRange> range = readFilterRange(source, unit, m_term.op);
    if (!range)
        return errorAt(scanned, amountHelp(unit), isStartOfAmount(source, unit));
    m_term.ranges.append(*range);
    if (range->timeOfDay && !m_term.offsets)
        m_term.offsets = std::make_shared<const LocalOffsets>(LocalOffsets::ofSystem());
    return success();
}

Status TermMaker::addNumber(const ScannedValue &scanned)
{
    m_term.number = FilterNumber::read(scanned.value.source);
    if (!m_term.number)
        return errorAt(scanned, tr("Here a number is needed."),
                       scanned.value.source == u'-' || scanned.value.source == u'+');
    return success();
}

Status TermMaker::addText(const ScannedValue &scanned)
{
    const FilterValue &value = scanned.value;
    if (value.source.isEmpty() && m_term.op == FilterOperator::Has)
        return errorAt(scanned,
                       tr("An empty text is in every text. What has none is found by -has:… or "
                          "by =\"\"."));
    const bool whole = m_term.op == FilterOperator::Equals || (row() && row()->isWhole);
    const auto fit = whole ? TextMatcher::Fit::Whole : TextMatcher::Fit::Contains;
    const Result<TextMatcher> matcher = value.isRegex
        ? TextMatcher::regex(value.source, value.flags)
        : Result<TextMatcher>(TextMatcher(value.source, fit));
    if (!matcher)
        return errorAt(scanned, matcher.error().message);
    m_term.texts.append(*matcher);
    m_term.exactTexts.append(value.isRegex ? *matcher
                                           : TextMatcher(value.source, TextMatcher::Fit::Whole));
    return addWords(scanned, *matcher);
}

Status TermMaker::addWords(const ScannedValue &scanned, const TextMatcher &matcher)
{
    for (FilterTerm::Column &column : m_term.columns) {
        const QStringList words = column.row->words ? column.row->words() : QStringList();
        bool found = words.isEmpty() || !row() || scanned.value.source.isEmpty();
        for (qsizetype i = 0; i < words.size(); ++i) {
            if (!matcher.matches(words.at(i)))
                continue;
            found = true;
            if (column.row->isFlags())
                column.flags |= 1U << i;
        }
        if (found)
            continue;
        const QString &source = scanned.value.source;
        const bool isStart = std::any_of(words.begin(), words.end(), [&](const QString &word) {
            return word.startsWith(source, Qt::CaseInsensitive);
        });
        const QString nearest = nearestWord(source, words);
        const QString shown = visibleText(source, MaxShown);
        return errorAt(scanned,
                       nearest.isEmpty()
                           ? tr("\"%1\" has never the value \"%2\". Its values are: %3.")
                                 .arg(m_term.target.name, shown, words.join(u", "_s))
                           : tr("\"%1\" has never the value \"%2\". Did you mean \"%3\"?")
                                 .arg(m_term.target.name, shown, nearest),
                       isStart && !scanned.value.isRegex);
    }
    return success();
}

} // namespace

Result<FilterTarget> findFilterTarget(const ScannedField &field)
{
    const qsizetype length = field.name.size();
    const FilterRow *const row = findFilterRow(field.name);
    if (!row) {
        const QString similar = similarFilterField(field.name);
        const QString shown = visibleText(field.name, MaxShown);
        return Error {
            similar.isEmpty()
                ? tr("There is no field \"%1\". Put it into quotes to look for it as text.")
                      .arg(shown)
                : tr("There is no field \"%1\". Did you mean \"%2\"?").arg(shown, similar),
            field.offset, length};
    }
    FilterTarget target {.row = row, .name = QString::fromLatin1(row->name)};
    if (!row->isGroup())
        return target;
    const QString rest = field.name.sliced(qsizetype(qstrlen(row->name)));
    if (std::holds_alternative<FilterRow::HeaderGroup>(row->read)) {
        target.header = rest.startsWith(u'.') ? rest.sliced(1).toLatin1() : QByteArray();
        if (!isToken(target.header))
            return Error {tr("Behind \"header.\" the name of a header is needed, such as "
                             "header.user-agent."),
                          field.offset, length};
        target.name += u'.' + rest.sliced(1);
        return target;
    }
    target.path = BodyPath::parse(rest.startsWith(u'.') ? rest.sliced(1) : rest);
    if (!target.path)
        return Error {tr("This is not a path into a body. It looks like body.participant.name, "
                         "body.tracks[0].sid or body.\"odd name\"."),
                      field.offset, length};
    const QString path = target.path->text();
    target.name += path.startsWith(u'[') ? path : u'.' + path;
    return target;
}

Result<FilterTerm> makeFilterTerm(const FilterTarget &target, FilterOperator op,
                                  const QList<ScannedValue> &values)
{
    FilterTerm term {.target = target, .op = op};
    TermMaker maker(term);
    maker.addColumns();
    for (const ScannedValue &value : values) {
        if (const Status status = maker.add(value); !status)
            return status.error();
        term.values.append(value.value);
    }
    return term;
}

} // namespace hookglass

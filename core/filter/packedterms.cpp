// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/packedcolumns.h"

#include "core/filter/summarycolumns.h"

using namespace Qt::Literals::StringLiterals;

// How PackedColumns reads the fields of a row, and what single terms say of them.

namespace hookglass {

namespace {
using Text = SummaryRows::Text;
} // namespace

PackedColumns::Plan PackedColumns::planOf(const FilterRow &row)
{
    if (const auto *bytes = std::get_if<FilterRow::Bytes>(&row.read))
        return {Reading::SharedText,
                *bytes == &CaptureSummary::method ? Text::Method : Text::Target};
    if (row.isNamed("verdict"_L1) || row.isNamed("sender"_L1) || row.isNamed("status"_L1))
        return {.reading = Reading::Shape};
    if (row.isNamed("size"_L1))
        return {.reading = Reading::Size};
    if (row.isNamed("received"_L1))
        return {.reading = Reading::Received};
    const auto *text = std::get_if<FilterRow::Text>(&row.read);
    if (!text)
        return {};
    if (*text == &CaptureSummary::peer)
        return {.reading = Reading::Peer};
    if (*text == &CaptureSummary::summary)
        return {.reading = Reading::Summary};
    constexpr std::pair<FilterRow::Text, Text> Shared[] = {
        {&CaptureSummary::cause, Text::Cause},
        {&CaptureSummary::event, Text::Event},
        {&CaptureSummary::rule, Text::Rule},
        {&CaptureSummary::roomId, Text::Room},
        {&CaptureSummary::participant, Text::Participant},
    };
    for (const auto &[field, shared] : Shared) {
        if (field == *text)
            return {Reading::SharedText, shared};
    }
    return {.reading = Reading::EventId};
}

const PackedColumns::Plan &PackedColumns::plan(const FilterRow &row) const
{
    return m_plans[size_t(&row - m_table)];
}

QStringView PackedColumns::ownText(Reading reading) const
{
    if (reading == Reading::Peer)
        return m_rows.peerAt(m_row, m_buffer);
    return reading == Reading::Summary ? m_rows.summaryAt(m_row, m_buffer)
                                       : m_rows.eventIdAt(m_row, m_buffer);
}

const CaptureSummary &PackedColumns::numbers() const
{
    if (m_numbersOf < 0)
        m_rows.numbersAt(m_row, m_numbers);
    else if (m_numbersOf != m_row)
        m_rows.numbersAt(m_row, m_numbers, m_numbersOf);
    m_numbersOf = m_row;
    return m_numbers;
}

bool PackedColumns::matches(const FilterTerm &term, const FilterTerm::Column &column) const
{
    const auto &[reading, text] = plan(*column.row);
    switch (reading) {
    case Reading::SharedText:
        return matchesShared(term, text);
    case Reading::EventId:
    case Reading::Peer:
    case Reading::Summary:
        return term.matchesText(ownText(reading));
    case Reading::Shape:
        return matchesShape(term, column);
    case Reading::Size:
        return term.matchesNumber(m_rows.bodySizeAt(m_row));
    case Reading::Received:
        return term.matchesNumber(m_rows.receivedAtUsAt(m_row));
    case Reading::Numbers:
        break;
    }
    return matchesNumbers(term, column);
}

/// Null when there is no more space for answers: a filter may have many terms.
PackedColumns::Known *PackedColumns::placeFor(const FilterTerm &term, Kind kind, quint32 number,
                                              qsizetype numbers) const
{
    if (!m_remembers)
        return nullptr;
    if (m_answers.size() <= term.place)
        m_answers.resize(size_t(term.place) + 1);
    std::vector<Known> &answers = m_answers[term.place].*kind;
    if (answers.empty()) {
        if (m_answersKept + numbers > MaxAnswersKept)
            return nullptr;
        m_answersKept += numbers;
        answers.resize(size_t(numbers));
    }
    return &answers[number];
}

bool PackedColumns::matchesShared(const FilterTerm &term, Text which) const
{
    const quint32 number = m_rows.textNumberAt(m_row, which);
    const bool isBytes = which == Text::Method || which == Text::Target;
    Known *const known =
        placeFor(term, isBytes ? &Answers::bytes : &Answers::texts, number, m_rows.textNumbers());
    if (known && *known != Known::Nothing)
        return *known == Known::Yes;
    const QString &text = m_rows.text(number);
    const bool matches = isBytes ? term.matchesText(text.toLatin1()) : term.matchesText(text);
    if (known)
        *known = matches ? Known::Yes : Known::No;
    return matches;
}

bool PackedColumns::matchesShape(const FilterTerm &term, const FilterTerm::Column &column) const
{
    // A bare word may look at several of these fields.
    if (term.columns.size() > 1)
        return matchesNumbers(term, column);
    Known *const known =
        placeFor(term, &Answers::shapes, m_rows.shapeNumberAt(m_row), m_rows.shapeNumbers());
    if (known && *known != Known::Nothing)
        return *known == Known::Yes;
    const bool matches = matchesNumbers(term, column);
    if (known)
        *known = matches ? Known::Yes : Known::No;
    return matches;
}

bool PackedColumns::matchesNumbers(const FilterTerm &term, const FilterTerm::Column &column) const
{
    return SummaryColumns(numbers(), m_nowUs).matches(term, column);
}

bool PackedColumns::has(const FilterRow &row) const
{
    const auto &[reading, text] = plan(row);
    switch (reading) {
    case Reading::SharedText:
        return m_rows.textNumberAt(m_row, text) != 0;
    case Reading::EventId:
    case Reading::Peer:
    case Reading::Summary:
        return !ownText(reading).isEmpty();
    case Reading::Shape:
    case Reading::Size:
    case Reading::Received:
    case Reading::Numbers:
        break;
    }
    return SummaryColumns(numbers(), m_nowUs).has(row);
}

bool PackedColumns::hasBody() const
{
    return m_rows.bodySizeAt(m_row) > 0;
}

} // namespace hookglass

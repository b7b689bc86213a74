// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/packedcolumns.h"

#include "core/filter/filternode.h"
#include "core/filter/summarycolumns.h"

namespace hookglass {

namespace {

using Text = SummaryRows::Text;

constexpr qsizetype MaxAnswersKept = 64 * 1024 * 1024; // a byte each

/// Where the text of a field stands; nothing for those that are put together for each row.
std::optional<Text> sharedText(const FilterRow &row)
{
    if (const auto *bytes = std::get_if<FilterRow::Bytes>(&row.read))
        return *bytes == &CaptureSummary::method ? Text::Method : Text::Target;
    const auto *text = std::get_if<FilterRow::Text>(&row.read);
    if (!text)
        return std::nullopt;
    constexpr std::pair<FilterRow::Text, Text> Shared[] = {
        {&CaptureSummary::cause, Text::Cause},
        {&CaptureSummary::event, Text::Event},
        {&CaptureSummary::rule, Text::Rule},
        {&CaptureSummary::roomId, Text::Room},
        {&CaptureSummary::participant, Text::Participant},
        {&CaptureSummary::summary, Text::Summary},
    };
    for (const auto &[field, shared] : Shared) {
        if (field == *text)
            return shared;
    }
    return std::nullopt;
}

QStringView ownText(const SummaryRows &rows, qsizetype row, const FilterRow &field,
                    SummaryRows::Buffer &buffer)
{
    const auto *text = std::get_if<FilterRow::Text>(&field.read);
    return text && *text == &CaptureSummary::peer ? rows.peerAt(row, buffer)
                                                  : rows.eventIdAt(row, buffer);
}

bool isText(const FilterRow &row)
{
    return std::holds_alternative<FilterRow::Text>(row.read)
        || std::holds_alternative<FilterRow::Bytes>(row.read);
}

} // namespace

PackedColumns::PackedColumns(const SummaryRows &rows, const Filter &filter, qint64 nowUs)
    : m_rows(rows)
    , m_filter(filter)
    , m_nowUs(nowUs)
{
}

FilterAnswer PackedColumns::answer(qsizetype row)
{
    m_row = row;
    return m_filter.root() ? m_filter.root()->answer(*this, nullptr) : FilterAnswer::Yes;
}

const CaptureSummary &PackedColumns::numbers() const
{
    if (m_numbersOf != m_row)
        m_rows.numbersAt(m_row, m_numbers);
    m_numbersOf = m_row;
    return m_numbers;
}

bool PackedColumns::matches(const FilterTerm &term, const FilterTerm::Column &column) const
{
    if (!isText(*column.row))
        return SummaryColumns(numbers(), m_nowUs).matches(term, column);
    if (const std::optional<Text> shared = sharedText(*column.row))
        return matchesShared(term, *shared);
    return term.matchesText(ownText(m_rows, m_row, *column.row, m_buffer));
}

/// Null when there is no more space for answers: a filter may have many terms.
PackedColumns::Known *PackedColumns::placeFor(const FilterTerm &term, quint32 text,
                                              bool isBytes) const
{
    if (m_answers.size() <= term.place)
        m_answers.resize(size_t(term.place) + 1);
    std::vector<Known> &answers =
        isBytes ? m_answers[term.place].bytes : m_answers[term.place].texts;
    if (answers.empty()) {
        if (m_answersKept + m_rows.textNumbers() > MaxAnswersKept)
            return nullptr;
        m_answersKept += m_rows.textNumbers();
        answers.resize(size_t(m_rows.textNumbers()));
    }
    return &answers[text];
}

bool PackedColumns::matchesShared(const FilterTerm &term, Text which) const
{
    const quint32 number = m_rows.textNumberAt(m_row, which);
    const bool isBytes = which == Text::Method || which == Text::Target;
    Known *const known = placeFor(term, number, isBytes);
    if (known && *known != Known::Nothing)
        return *known == Known::Yes;
    const QString &text = m_rows.text(number);
    const bool matches = isBytes ? term.matchesText(text.toLatin1()) : term.matchesText(text);
    if (known)
        *known = matches ? Known::Yes : Known::No;
    return matches;
}

bool PackedColumns::has(const FilterRow &row) const
{
    if (!isText(row))
        return SummaryColumns(numbers(), m_nowUs).has(row);
    if (const std::optional<Text> shared = sharedText(row))
        return m_rows.textNumberAt(m_row, *shared) != 0;
    return !ownText(m_rows, m_row, row, m_buffer).isEmpty();
}

bool PackedColumns::hasBody() const
{
    return numbers().bodySize > 0;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"
#include "core/filter/filter.h"
#include "core/filter/filtercolumns.h"
#include "core/filter/numberterm.h"

#include <optional>
#include <span>
#include <vector>

namespace hookglass {

struct FilterNode;

/// The columns of packed summaries, one row after the other, for one filter: what a text that many
/// rows share says is worked out once. Belongs to one thread; the rows must outlive it.
class PackedColumns final : public FilterColumns
{
public:
    /// `rowsToAsk`: about how many it will be asked for; when they are few nothing is remembered.
    PackedColumns(const SummaryRows &rows, const Filter &filter, qint64 nowUs, qsizetype rowsToAsk);

    /// What the columns of this row alone say.
    FilterAnswer answer(qsizetype row) { return answer(row, nullptr); }
    /// What they and the rest of it say; without that as above.
    FilterAnswer answer(qsizetype row, const FilterPayload *payload);
    /// What the columns of as many rows say, from this one on: at its fastest with RowsAtOnce.
    void answer(qsizetype first, std::span<FilterAnswer> into);
    static constexpr size_t RowsAtOnce = NumberTerm::MostRows;

    bool matches(const FilterTerm &term, const FilterTerm::Column &column) const override;
    bool has(const FilterRow &row) const override;
    bool hasBody() const override;

private:
    static constexpr qsizetype MaxAnswersKept = 64 * 1024 * 1024; // a byte each
    enum class Known : quint8 { Nothing, No, Yes };
    /// By number of the text. Some texts stand for bytes, which a term may see otherwise.
    struct Answers
    {
        std::vector<Known> texts;
        std::vector<Known> bytes;
        std::vector<Known> shapes; ///< by number of the shape
    };

    /// How a field of the table is read from packed rows.
    enum class Reading : quint8 {
        SharedText,
        EventId,
        Peer,
        Summary,
        Shape,
        Size,
        Received,
        Numbers ///< any of them
    };
    struct Plan
    {
        Reading reading = Reading::Numbers;
        SummaryRows::Text text = SummaryRows::Text::Method; ///< of a SharedText
    };
    static Plan planOf(const FilterRow &row);
    /// What decides a part of a filter alone. Rows that have it in common have the same answer.
    enum class Key : quint8 { Shape, Room, Participant, Row };
    struct Part
    {
        const FilterNode *node = nullptr;
        std::optional<NumberTerm> number {}; ///< then nothing else of this is used
        Key key = Key::Row;
        std::vector<std::optional<FilterAnswer>> known {}; ///< by number of the key
    };
    Part partOf(const FilterNode &node);
    FilterAnswer answer(Part &part, const FilterPayload *payload) const;
    void answer(Part &part, qsizetype first, std::span<FilterAnswer> into,
                std::span<const FilterAnswer> before);
    bool isOr() const;
    /// The first part with this answer settles the whole.
    FilterAnswer settling() const { return isOr() ? FilterAnswer::Yes : FilterAnswer::No; }
    Key keyOf(const FilterRow &row) const;
    Key keyOf(const FilterNode &node) const;
    quint32 keyNumber(Key key) const;
    const Plan &plan(const FilterRow &row) const;
    QStringView ownText(Reading reading) const;
    const CaptureSummary &numbers() const;
    bool matchesShared(const FilterTerm &term, SummaryRows::Text which) const;
    bool matchesShape(const FilterTerm &term, const FilterTerm::Column &column) const;
    bool matchesNumbers(const FilterTerm &term, const FilterTerm::Column &column) const;
    using Kind = std::vector<Known> Answers::*;
    Known *placeFor(const FilterTerm &term, Kind kind, quint32 number, qsizetype numbers) const;

    const SummaryRows &m_rows;
    const Filter m_filter;
    const qint64 m_nowUs;
    const bool m_remembers;
    const FilterRow *const m_table; ///< of fields
    std::vector<Plan> m_plans; ///< by place there
    std::vector<Part> m_parts; ///< one, or the children of the filter's And or Or
    qsizetype m_row = 0;
    mutable qsizetype m_numbersOf = -1; ///< the row whose numbers are in m_numbers
    mutable CaptureSummary m_numbers;
    mutable std::vector<Answers> m_answers; ///< by place of the term
    mutable qsizetype m_answersKept = 0; ///< in all
    mutable SummaryRows::Buffer m_buffer;
};

} // namespace hookglass

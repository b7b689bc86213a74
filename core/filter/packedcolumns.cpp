// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/packedcolumns.h"

#include "core/filter/filternode.h"

#include <algorithm>
#include <array>
#include <functional>

namespace hookglass {

namespace {

using Text = SummaryRows::Text;

constexpr qsizetype TextsPerRow = 8; // space for more answers costs more than asking again

} // namespace

PackedColumns::PackedColumns(const SummaryRows &rows, const Filter &filter, qint64 nowUs,
                             qsizetype rowsToAsk)
    : m_rows(rows)
    , m_filter(filter)
    , m_nowUs(nowUs)
    , m_remembers(rowsToAsk > rows.textNumbers() / TextsPerRow)
    , m_table(filterRows().data())
{
    for (const FilterRow &row : filterRows())
        m_plans.push_back(planOf(row));
    const FilterNode *const root = m_filter.root();
    if (!root)
        return;
    if (root->kind != FilterNode::Kind::And && root->kind != FilterNode::Kind::Or)
        m_parts.push_back(partOf(*root));
    else
        for (const quint16 i : root->order)
            m_parts.push_back(partOf(root->children[i]));
}

PackedColumns::Part PackedColumns::partOf(const FilterNode &node)
{
    Part part {&node, NumberTerm::of(node)};
    if (part.number || !m_remembers)
        return part;
    const Key key = keyOf(node);
    const qsizetype numbers = key == Key::Shape ? m_rows.shapeNumbers() : m_rows.textNumbers();
    const qsizetype bytes = numbers * qsizetype(sizeof part.known[0]);
    if (key == Key::Row || m_answersKept + bytes > MaxAnswersKept)
        return part;
    m_answersKept += bytes;
    part.key = key;
    part.known.resize(size_t(numbers));
    return part;
}

PackedColumns::Key PackedColumns::keyOf(const FilterRow &row) const
{
    const auto &[reading, text] = plan(row);
    switch (reading) {
    case Reading::Shape:
        return Key::Shape;
    case Reading::SharedText:
        return text == Text::Room       ? Key::Room
            : text == Text::Participant ? Key::Participant
                                        : Key::Shape;
    default:
        return Key::Row;
    }
}

PackedColumns::Key PackedColumns::keyOf(const FilterNode &node) const
{
    if (node.parts || !node.term.wanted.isEmpty())
        return Key::Row;
    std::vector<Key> keys;
    for (const FilterNode &child : node.children)
        keys.push_back(keyOf(child));
    for (const FilterTerm::Column &column : node.term.columns)
        keys.push_back(keyOf(*column.row));
    const bool areSame =
        std::adjacent_find(keys.begin(), keys.end(), std::not_equal_to()) == keys.end();
    return keys.empty() || !areSame ? Key::Row : keys.front();
}

quint32 PackedColumns::keyNumber(Key key) const
{
    if (key == Key::Shape)
        return m_rows.shapeNumberAt(m_row);
    return m_rows.textNumberAt(m_row, key == Key::Room ? Text::Room : Text::Participant);
}

bool PackedColumns::isOr() const
{
    return m_filter.root() && m_filter.root()->kind == FilterNode::Kind::Or;
}

FilterAnswer PackedColumns::answer(qsizetype row, const FilterPayload *payload)
{
    m_row = row;
    if (m_parts.size() == 1)
        return answer(m_parts.front(), payload);
    // As FilterNode does with all of them; without any, everything is taken.
    FilterAnswer all = isOr() ? FilterAnswer::No : FilterAnswer::Yes;
    for (Part &part : m_parts) {
        const FilterAnswer one = answer(part, payload);
        if (one == settling())
            return one;
        if (one == FilterAnswer::Unknown)
            all = one;
    }
    return all;
}

void PackedColumns::answer(qsizetype first, std::span<FilterAnswer> into)
{
    m_rows.prefetch(first + qsizetype(into.size()), qsizetype(into.size()));
    std::fill(into.begin(), into.end(), isOr() ? FilterAnswer::No : FilterAnswer::Yes);
    std::array<FilterAnswer, RowsAtOnce> space;
    const FilterAnswer settled = settling();
    for (Part &part : m_parts) {
        for (size_t done = 0; done < into.size(); done += RowsAtOnce) {
            const auto some = into.subspan(done, std::min(RowsAtOnce, into.size() - done));
            const auto ones = std::span(space).first(some.size());
            answer(part, first + qsizetype(done), ones, some);
            // Without a branch: what comes next is not to be guessed from what was before.
            for (size_t i = 0; i < some.size(); ++i) {
                const FilterAnswer before = some[i] == settled || ones[i] != FilterAnswer::Unknown
                    ? some[i]
                    : FilterAnswer::Unknown;
                some[i] = ones[i] == settled ? settled : before;
            }
        }
    }
}

/// What it says of rows that are not settled yet; of the others anything.
void PackedColumns::answer(Part &part, qsizetype first, std::span<FilterAnswer> into,
                           std::span<const FilterAnswer> before)
{
    if (part.number) {
        part.number->answer(m_rows, first, m_nowUs, into);
        return;
    }
    if (part.key == Key::Row) {
        for (size_t i = 0; i < into.size(); ++i) {
            m_row = first + qsizetype(i);
            into[i] = before[i] == settling() ? settling() : part.node->answer(*this, nullptr);
        }
        return;
    }
    std::array<qint64, RowsAtOnce> space;
    const auto numbers = std::span(space).first(into.size());
    m_rows.readNumbers(part.key == Key::Shape      ? SummaryRows::Number::Shape
                           : part.key == Key::Room ? SummaryRows::Number::Room
                                                   : SummaryRows::Number::Participant,
                       first, numbers);
    for (size_t i = 0; i < into.size(); ++i) {
        std::optional<FilterAnswer> &known = part.known[size_t(numbers[i])];
        if (!known) {
            m_row = first + qsizetype(i);
            known = part.node->answer(*this, nullptr);
        }
        into[i] = *known;
    }
}

FilterAnswer PackedColumns::answer(Part &part, const FilterPayload *payload) const
{
    if (part.number) {
        FilterAnswer answer = FilterAnswer::No;
        part.number->answer(m_rows, m_row, m_nowUs, {&answer, 1});
        return answer;
    }
    if (part.key == Key::Row)
        return part.node->answer(*this, payload);
    std::optional<FilterAnswer> &known = part.known[keyNumber(part.key)];
    if (!known)
        known = part.node->answer(*this, payload);
    return *known;
}

} // namespace hookglass

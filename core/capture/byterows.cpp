// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/byterows.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

using json::DiffRow;
using json::DiffSide;

constexpr qsizetype LinesBefore = 1;
constexpr qsizetype MostLines = 1000;
constexpr qsizetype None = -1; // a gap

/// The bytes that stand beside each other.
struct Cell
{
    qsizetype left = None;
    qsizetype right = None;
};

using Cells = std::vector<Cell>;
using Place = qsizetype Cell::*;

/// "7b 22 61 …  {"a" …" with a dot for what is no ASCII letter or sign, and nothing in a gap.
DiffSide sideOf(QByteArrayView bytes, const Cells &cells, Place place, qsizetype lineSize)
{
    DiffSide side;
    QString hex;
    QString text;
    qsizetype shown = 0; // without the gap at the end
    for (const Cell &cell : cells) {
        const qsizetype at = cell.*place;
        const char c = at == None ? ' ' : bytes[at];
        hex += at == None ? u"   "_s : u"%1 "_s.arg(uint(uchar(c)), 2, 16, QLatin1Char('0'));
        text += c >= ' ' && c <= '~' ? QLatin1Char(c) : QLatin1Char('.');
        if (at == None)
            continue;
        side.begin = side.exists ? side.begin : at;
        side.end = at + 1;
        side.exists = true;
        shown = text.size();
    }
    if (!side.exists)
        return side;
    side.name = u"%1"_s.arg(side.begin, 8, 16, QLatin1Char('0'));
    side.text = hex.first(3 * shown).leftJustified(lineSize * 3 + 1) + text.first(shown);
    return side;
}

/// Puts cells into rows, and those into the diff.
class RowMaker
{
public:
    RowMaker(QByteArrayView left, QByteArrayView right, qsizetype lineSize, bool onlyDifferences)
        : m_left(left)
        , m_right(right)
        , m_lineSize(lineSize)
        , m_onlyDifferences(onlyDifferences)
    {
    }

    bool isFull() const { return m_diff.isCut; }
    void add(const Cell &cell)
    {
        m_cells.push_back(cell);
        if (qsizetype(m_cells.size()) == m_lineSize)
            endLine();
    }
    /// How many of so many bytes that both have need not be added: lines that are left out.
    qsizetype skipped(qsizetype size)
    {
        constexpr qsizetype Kept = LinesBefore + 1; // before the next difference, and a broken one
        const bool isAway = m_onlyDifferences && m_cells.empty() && m_sinceDifference > 0;
        const qsizetype lines = size / m_lineSize - Kept;
        if (!isAway || lines <= 0)
            return 0;
        m_before.reset();
        return lines * m_lineSize;
    }
    json::DocumentDiff take()
    {
        if (!m_cells.empty())
            endLine();
        return std::move(m_diff);
    }

private:
    bool differs(const Cell &cell) const
    {
        return cell.left == None || cell.right == None || m_left[cell.left] != m_right[cell.right];
    }

    void endLine()
    {
        const Cells cells = std::exchange(m_cells, {});
        const auto isDifferent = [this](const Cell &cell) {
            return differs(cell);
        };
        const auto first = std::find_if(cells.begin(), cells.end(), isDifferent);
        const auto last = std::find_if(cells.rbegin(), cells.rend(), isDifferent);
        const bool isSame = first == cells.end();
        m_sinceDifference = isSame ? m_sinceDifference + 1 : 0;
        if (isSame && m_onlyDifferences && m_sinceDifference > 1) {
            m_before = cells; // perhaps of a difference that is to come
            return;
        }
        if (const std::optional<Cells> before = std::exchange(m_before, std::nullopt))
            append(rowOf(*before));
        DiffRow row = rowOf(cells);
        if (!isSame) {
            row.kind = !row.left.exists ? DiffRow::Kind::Added
                : !row.right.exists     ? DiffRow::Kind::Removed
                                        : DiffRow::Kind::Changed;
            row.counts = true;
        }
        if (row.kind == DiffRow::Kind::Changed) {
            row.left.markBegin = row.right.markBegin = 3 * (first - cells.begin());
            row.left.markEnd = row.right.markEnd = 3 * (cells.rend() - last) - 1;
        }
        append(row);
    }

    DiffRow rowOf(const Cells &cells) const
    {
        DiffRow row;
        row.left = sideOf(m_left, cells, &Cell::left, m_lineSize);
        row.right = sideOf(m_right, cells, &Cell::right, m_lineSize);
        return row;
    }

    void append(const DiffRow &row)
    {
        if (m_diff.rows.size() < MostLines)
            m_diff.rows.append(row);
        else
            m_diff.isCut = true;
    }

    const QByteArrayView m_left;
    const QByteArrayView m_right;
    const qsizetype m_lineSize;
    const bool m_onlyDifferences;
    json::DocumentDiff m_diff;
    Cells m_cells; ///< of the line that is begun
    std::optional<Cells> m_before; ///< the line before, when it is shown only for the next one
    qsizetype m_sinceDifference = 1; ///< lines
};

void addShared(RowMaker &maker, const SharedRun &run, qsizetype from)
{
    for (qsizetype i = from; i < run.size && !maker.isFull(); ++i) {
        i += maker.skipped(run.size - i);
        maker.add({run.left + i, run.right + i});
    }
}

/// What only one has, or both in other words: as far as both go, the bytes stand beside each other.
void addOther(RowMaker &maker, qsizetype left, qsizetype leftEnd, qsizetype right,
              qsizetype rightEnd, const std::stop_token &stop)
{
    const qsizetype count = std::max(leftEnd - left, rightEnd - right);
    constexpr qsizetype LookForStopEvery = 64 * 1024;
    for (qsizetype i = 0; i < count && !maker.isFull(); ++i) {
        if (i % LookForStopEvery == 0 && stop.stop_requested())
            return;
        maker.add({left + i < leftEnd ? left + i : None, right + i < rightEnd ? right + i : None});
    }
}

} // namespace

json::DocumentDiff byteRows(QByteArrayView left, QByteArrayView right,
                            const ByteAlignment &alignment, qsizetype bytesInLine,
                            const json::DiffOptions &options)
{
    RowMaker maker(left, right, bytesInLine, options.onlyDifferences);
    QList<SharedRun> runs = alignment.runs;
    runs.append({left.size(), right.size(), 0});
    const bool beginsAlike = runs.first().left == 0 && runs.first().right == 0;
    const qsizetype firstDifference = beginsAlike ? runs.first().size : 0;
    const qsizetype begin =
        std::max<qsizetype>(0, firstDifference / bytesInLine - LinesBefore) * bytesInLine;
    qsizetype leftAt = 0;
    qsizetype rightAt = 0;
    for (const SharedRun &run : std::as_const(runs)) {
        addOther(maker, leftAt, run.left, rightAt, run.right, options.stop);
        addShared(maker, run, run.left == 0 && run.right == 0 ? begin : 0);
        leftAt = run.left + run.size;
        rightAt = run.right + run.size;
    }
    return maker.take();
}

} // namespace hookglass

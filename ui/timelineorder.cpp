// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelineorder.h"

#include "core/base/textorder.h"
#include "core/capture/summaryorder.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace hookglass {

namespace {

using Column = TimelineColumn;
using Text = SummaryRows::Text;
constexpr qint64 None = std::numeric_limits<qint64>::min();

std::optional<Text> textOf(Column column)
{
    switch (column) {
    case Column::Event:
        return Text::Event;
    case Column::Room:
        return Text::Room;
    case Column::Participant:
        return Text::Participant;
    default:
        return std::nullopt;
    }
}

/// Texts that rows share are compared once, and rows not at all.
QList<int> sortedByText(const SummaryRows &captures, const QList<int> &places, Text which,
                        bool descending)
{
    std::vector<quint32> numbers; // of the texts, in the order they are met in
    std::vector<quint32> indexOfNumber(size_t(captures.textNumbers()), 0); // one more than it
    std::vector<qsizetype> rows; // with each of the texts
    for (const int place : places) {
        quint32 &index = indexOfNumber[captures.textNumberAt(place, which)];
        if (index == 0) {
            numbers.push_back(captures.textNumberAt(place, which));
            rows.push_back(0);
            index = quint32(rows.size());
        }
        ++rows[index - 1];
    }
    TextOrder order = TextOrder::of(numbers.size(), [&](size_t i, TextSpace &) {
        return QStringView(captures.text(numbers[i]));
    });
    if (descending)
        std::reverse(order.numbers.begin(), order.numbers.end());
    qsizetype begin = 0; // and then where the next row with a text goes
    for (const quint32 index : order.numbers)
        rows[index] = std::exchange(begin, begin + rows[index]);
    QList<int> sorted(places.size());
    for (const int place : places)
        sorted[rows[indexOfNumber[captures.textNumberAt(place, which)] - 1]++] = place;
    return sorted;
}

int badness(const CaptureSummary &capture)
{
    if (capture.refused)
        return 1;
    switch (capture.verdict) {
    case Verdict::Failed:
        return 0;
    case Verdict::Unsigned:
        return 2;
    case Verdict::Unattempted:
        return 3;
    case Verdict::Verified:
        return 4;
    }
    return 5;
}

qint64 numberOf(const CaptureSummary &capture, Column column)
{
    switch (column) {
    case Column::Number:
        return capture.seq;
    case Column::Time:
        return capture.receivedAtUs;
    case Column::Verdict:
        return badness(capture);
    case Column::Answer:
        return capture.status == 0 ? None : capture.status;
    case Column::Attempt:
        return capture.history.attempt;
    case Column::Size:
        return capture.bodySize;
    case Column::Latency:
        return capture.senderLatencyUs().value_or(None);
    default:
        return None;
    }
}

} // namespace

QList<int> TimelineOrder::sorted(const SummaryRows &captures, const QList<int> &places) const
{
    if (const std::optional<Text> text = textOf(column))
        return sortedByText(captures, places, *text, descending);
    if (column == Column::Summary)
        return SummaryOrder::of(captures, places, descending);
    std::vector<std::pair<qint64, int>> keys;
    keys.reserve(size_t(places.size()));
    CaptureSummary numbers;
    for (const int place : places) {
        captures.numbersAt(place, numbers);
        keys.emplace_back(numberOf(numbers, column), place);
    }
    if (descending)
        std::sort(keys.begin(), keys.end(), [](const auto &a, const auto &b) {
            return a.first == b.first ? a.second < b.second : a.first > b.first;
        });
    else
        std::sort(keys.begin(), keys.end());
    QList<int> sorted;
    sorted.reserve(places.size());
    for (const auto &[key, place] : keys)
        sorted.append(place);
    return sorted;
}

} // namespace hookglass

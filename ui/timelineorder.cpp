// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelineorder.h"

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
    case Column::Summary:
        return Text::Summary;
    default:
        return std::nullopt;
    }
}

/// The place of each text among all that occur, by its number: rows are compared by it alone.
std::vector<quint32> textRanks(const SummaryRows &captures, const QList<int> &places, Text which)
{
    std::vector<quint32> ranks(size_t(captures.textNumbers()), 0);
    std::vector<quint32> numbers;
    for (const int place : places) {
        const quint32 number = captures.textNumberAt(place, which);
        if (std::exchange(ranks[number], 1U) == 0)
            numbers.push_back(number);
    }
    std::sort(numbers.begin(), numbers.end(), [&](quint32 a, quint32 b) {
        const int order = captures.text(a).compare(captures.text(b), Qt::CaseInsensitive);
        return order == 0 ? captures.text(a) < captures.text(b) : order < 0;
    });
    for (size_t i = 0; i < numbers.size(); ++i)
        ranks[numbers[i]] = quint32(i);
    return ranks;
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
    std::vector<std::pair<qint64, int>> keys;
    keys.reserve(size_t(places.size()));
    if (const std::optional<Text> text = textOf(column)) {
        const std::vector<quint32> ranks = textRanks(captures, places, *text);
        for (const int place : places)
            keys.emplace_back(ranks[captures.textNumberAt(place, *text)], place);
    } else {
        CaptureSummary numbers;
        for (const int place : places) {
            captures.numbersAt(place, numbers);
            keys.emplace_back(numberOf(numbers, column), place);
        }
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

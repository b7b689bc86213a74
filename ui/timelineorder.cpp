// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelineorder.h"

#include "core/base/textranks.h"

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

/// Puts places in the order of a text: few texts are compared with each other, and rows not at all.
QList<int> sortedByText(const SummaryRows &captures, const QList<int> &places, Text which,
                        bool descending)
{
    std::vector<quint32> numberOfText; // by the order they are met in
    std::vector<quint32> indexOfNumber(size_t(captures.textNumbers()), 0); // one more than it
    std::vector<qsizetype> rows; // with each of the texts
    for (const int place : places) {
        const quint32 number = captures.textNumberAt(place, which);
        if (indexOfNumber[number] == 0) {
            numberOfText.push_back(number);
            rows.push_back(0);
            indexOfNumber[number] = quint32(rows.size());
        }
        ++rows[indexOfNumber[number] - 1];
    }
    std::vector<QStringView> texts;
    texts.reserve(rows.size());
    for (const quint32 number : numberOfText)
        texts.push_back(captures.text(number));
    const std::vector<quint32> ranks = textRanks(texts);
    std::vector<quint32> indexOfRank(ranks.size());
    for (size_t i = 0; i < ranks.size(); ++i)
        indexOfRank[descending ? ranks.size() - 1 - ranks[i] : ranks[i]] = quint32(i);
    std::vector<qsizetype> next(ranks.size()); // where the next row with a text goes
    qsizetype begin = 0;
    for (const quint32 index : indexOfRank)
        next[index] = std::exchange(begin, begin + rows[index]);
    QList<int> sorted(places.size());
    for (const int place : places)
        sorted[next[indexOfNumber[captures.textNumberAt(place, which)] - 1]++] = place;
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

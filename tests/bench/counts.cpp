// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What counting a million captures over time costs, and counting the values of a field; beside one
// pass over the times of the same captures in the same run.

#include "core/capture/summarytable.h"
#include "core/capture/timehistogram.h"
#include "core/filter/valuecounts.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr int Captures = 1'000'000;
constexpr int Rounds = 9;
constexpr int Bins = 480; // a strip of 1440 pixels
constexpr qint64 Start = 1'795'426'200'000'000;
constexpr qint64 Distance = 36'000;

bool never()
{
    return false;
}

void fill(SummaryTable &table)
{
    QList<CaptureSummary> some;
    for (int i = 0; i < Captures; ++i) {
        CaptureSummary capture {.seq = i + 1,
                                .receivedAtUs = Start + i * Distance,
                                .refused = i % 1000 == 0,
                                .verdict = Verdict(i % 7 == 0 ? 1 : 0),
                                .event = u"event_%1"_s.arg(i % 20),
                                .eventId = u"EV_%1"_s.arg(i % 1000),
                                .roomId = u"room-%1"_s.arg(i % 5000)};
        capture.history.attempt = i % 50 == 0 ? 2 : 1;
        some.append(capture);
        if (some.size() == 1000)
            table.append(std::exchange(some, {}));
    }
}

void measure(const char *name, const std::function<qint64()> &run)
{
    QList<double> times;
    qint64 read = 0; // so that nothing is left out
    for (int i = 0; i < Rounds; ++i) {
        QElapsedTimer clock;
        clock.start();
        read += run();
        times.append(double(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-28s median %6.1f ms, worst %6.1f ms  (%lld)\n", name, times[Rounds / 2],
                times.last(), static_cast<long long>(read));
}

} // namespace

int main()
{
    SummaryTable table;
    fill(table);
    const SummaryRows &rows = table.rows();
    QList<int> shown;
    for (int i = 0; i < Captures; i += i % 3 == 0 ? 1 : 2)
        shown.append(i);
    const TimeRange part {Start + 100'000 * Distance, Start + 120'000 * Distance};
    measure("one pass over the times", [&] {
        qint64 sum = 0;
        for (qsizetype i = 0; i < rows.size(); ++i)
            sum += rows.receivedAtUsAt(i) & 1;
        return sum;
    });
    const auto countTimes = [&](const std::optional<TimeRange> &range) {
        return TimeHistogram::count(rows, shown, {range, Bins, 0}, never)->sum(0, Bins).all.total();
    };
    measure("events over time, all", [&] { return countTimes({}); });
    const auto before = *TimeHistogram::count(rows, shown, {{}, Bins, 0}, never);
    measure("events over time, again", [&] {
        return TimeHistogram::count(rows, shown, {{}, Bins, 0}, never, &before)
            ->sum(0, Bins)
            .all.total();
    });
    measure("events over time, zoomed", [&] { return countTimes(part); });
    measure("values of event",
            [&] { return countValues(rows, u"event"_s, {}, 200, never).size(); });
    measure("values of room",
            [&] { return countValues(rows, u"room"_s, u"m-4"_s, 200, never).size(); });
    measure("values of verdict",
            [&] { return countValues(rows, u"verdict"_s, {}, 200, never).size(); });
    TimeHistogram live = *TimeHistogram::count(rows, {}, {part, Bins, 0}, never);
    measure("5000 that come, one by one", [&] {
        for (int i = 100'000; i < 105'000; ++i) {
            live.append(rows, i);
            live.setShown(rows, i, true);
        }
        return live.size();
    });
    return 0;
}

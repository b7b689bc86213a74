// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summarytable.h"
#include "core/capture/timehistogram.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr qint64 Start = 1'789'000'000'000'000;
constexpr qint64 Second = 1'000'000;
constexpr qint64 Minute = 60 * Second;

bool never()
{
    return false;
}

CaptureSummary arrival(qint64 seq, qint64 us)
{
    return {.seq = seq, .receivedAtUs = us, .verdict = Verdict::Verified};
}

} // namespace

class TimeHistogramTest : public QObject
{
    Q_OBJECT

    QRandomGenerator m_random {11};

    QList<CaptureSummary> randomCaptures(qint64 firstSeq, int count)
    {
        const QStringList events {u"room_started"_s, u"participant_joined"_s, u"hello"_s,
                                  u"recording-started"_s};
        QList<CaptureSummary> list;
        for (int i = 0; i < count; ++i) {
            // Clocks are set back at times: not in order.
            CaptureSummary capture = arrival(firstSeq + i,
                                             Start + qint64(m_random.bounded(3600)) * Second
                                                 + m_random.bounded(int(Second)));
            capture.verdict = Verdict(m_random.bounded(4));
            capture.refused = m_random.bounded(10) == 0;
            capture.event = events.at(m_random.bounded(int(events.size())));
            if (m_random.bounded(5) == 0)
                capture.history = {.attempt = 2, .retryOf = 1};
            list.append(capture);
        }
        return list;
    }
    std::set<int> randomPlaces(int size)
    {
        std::set<int> places;
        for (int i = 0; i < size; ++i) {
            if (m_random.bounded(3) == 0)
                places.insert(i);
        }
        return places;
    }

    /// One bin, by looking at everything.
    static EventCounts naive(const QList<CaptureSummary> &captures, const TimeRange &range,
                             const std::set<int> *shown)
    {
        EventCounts counts;
        for (int i = 0; i < captures.size(); ++i) {
            const CaptureSummary &capture = captures[i];
            if (capture.receivedAtUs < range.beginUs || capture.receivedAtUs >= range.endUs
                || (shown && !shown->contains(i)))
                continue;
            counts.byVerdict[capture.refused ? 4 : size_t(capture.verdict)] += 1;
            const EventGroup group = capture.event.startsWith(u"room"_s) ? EventGroup::Room
                : capture.event.startsWith(u"participant"_s)             ? EventGroup::Participant
                : capture.event == u"hello"_s                            ? EventGroup::Other
                                                                         : EventGroup::Recording;
            counts.byGroup[size_t(group)] += 1;
            counts.retries += capture.history.attempt > 1 ? 1 : 0;
        }
        return counts;
    }
    static void compare(const TimeHistogram &histogram, const QList<CaptureSummary> &captures,
                        const std::set<int> &shown)
    {
        QCOMPARE(histogram.size(), captures.size());
        for (int i = 0; i < histogram.bins().count; ++i) {
            const TimeRange range = histogram.bins().rangeOf(i);
            QVERIFY(histogram.counts()[size_t(i)].all == naive(captures, range, nullptr));
            QVERIFY(histogram.counts()[size_t(i)].shown == naive(captures, range, &shown));
        }
    }

private slots:
    void countsLikeSomebodyWhoLooksAtAll_data()
    {
        QTest::addColumn<bool>("isZoomed");
        QTest::addRow("all") << false;
        QTest::addRow("a range") << true;
    }
    void countsLikeSomebodyWhoLooksAtAll()
    {
        QFETCH(bool, isZoomed);
        const std::optional<TimeRange> range = isZoomed
            ? std::optional(TimeRange {Start + 10 * Minute, Start + 17 * Minute})
            : std::nullopt;
        QList<CaptureSummary> captures = randomCaptures(1, 1500);
        SummaryTable table;
        table.append(captures);
        std::set<int> shown = randomPlaces(1500);
        auto histogram = *TimeHistogram::count(
            table.rows(), QList<int>(shown.cbegin(), shown.cend()), {range, 100, 0}, never);
        QVERIFY(histogram.bins().count > 20);
        QVERIFY(histogram.bins().count <= 100);
        compare(histogram, captures, shown);

        // More come, some of them are shown, and others of the old ones.
        const QList<CaptureSummary> later = randomCaptures(1501, 300);
        table.append(later);
        captures += later;
        for (int i = 1500; i < 1800; ++i)
            histogram.append(table.rows(), i);
        const std::set<int> then = randomPlaces(1800);
        for (int i = 0; i < 1800; ++i) {
            if (then.contains(i) != shown.contains(i))
                histogram.setShown(table.rows(), i, then.contains(i));
        }
        if (!histogram.isOutgrown()) // of all there is, some may lie before the first bin
            compare(histogram, captures, then);
        if (isZoomed)
            QVERIFY(!histogram.isOutgrown());
        // What was counted before only makes it quicker.
        const QList<int> now(then.cbegin(), then.cend());
        const TimeHistogram::Task task {range, 100, 0};
        const auto anew = *TimeHistogram::count(table.rows(), now, task, never);
        table.append({arrival(1801, Start - Minute)});
        const auto more = *TimeHistogram::count(table.rows(), now, task, never, &anew);
        const auto all = *TimeHistogram::count(table.rows(), now, task, never);
        QCOMPARE(more.whole(), all.whole());
        QCOMPARE(more.bins(), all.bins());
        QVERIFY(more.counts() == all.counts());
    }

    void growsWithTheTime()
    {
        SummaryTable table;
        for (int i = 0; i < 100; ++i)
            table.append({arrival(i + 1, Start + i * Second)});
        auto histogram = *TimeHistogram::count(table.rows(), {}, {{}, 120, 0}, never);
        QCOMPARE(histogram.bins().widthUs, Second);
        QCOMPARE(histogram.bins().count, 100);
        table.append({arrival(101, Start + 119 * Second)});
        histogram.append(table.rows(), 100);
        QVERIFY(!histogram.isOutgrown());
        QCOMPARE(histogram.bins().count, 120);
        QCOMPARE(histogram.sum(0, 1000).all.total(), 101);
        table.append({arrival(102, Start + 100'000'000 * Second)}); // years later
        histogram.append(table.rows(), 101);
        QVERIFY(histogram.isOutgrown());
        QCOMPARE(histogram.bins().count, 120);
        QCOMPARE(histogram.whole().endUs, Start + 100'000'000 * Second + 1);
    }

    void beginsWithNothing()
    {
        SummaryTable table;
        auto histogram = *TimeHistogram::count(table.rows(), {}, {}, never);
        QVERIFY(histogram.whole().isEmpty());
        QCOMPARE(histogram.bins().count, 0);
        table.append({arrival(1, Start)});
        histogram.append(table.rows(), 0);
        QVERIFY(histogram.isOutgrown());
        QCOMPARE(histogram.whole(), (TimeRange {Start, Start + Second}));
    }

    void endsWhenNobodyWaits()
    {
        SummaryTable table;
        table.append({arrival(1, Start)});
        QVERIFY(!TimeHistogram::count(table.rows(), {}, {}, [] { return true; }));
    }

    /// Twice ten seconds with an event each, and five minutes between them.
    void findsGaps()
    {
        SummaryTable table;
        qint64 seq = 0;
        for (const qint64 begin : {0 * Minute, 5 * Minute}) {
            for (int i = 0; i < 10; ++i)
                table.append({arrival(++seq, Start + begin + i * Second)});
        }
        const auto histogram = *TimeHistogram::count(table.rows(), {}, {{}, 400, 0}, never);
        const TimeRange gap {Start + 9 * Second, Start + 5 * Minute};
        QCOMPARE(histogram.gaps(histogram.whole(), 10 * Second), QList<TimeRange> {gap});
        QCOMPARE(histogram.gaps(histogram.whole(), 10 * Minute), QList<TimeRange>());
        QCOMPARE(histogram.gaps({Start, Start + Minute}, Second), QList<TimeRange>());
    }

    void binsAreRound_data()
    {
        QTest::addColumn<qint64>("length");
        QTest::addColumn<int>("most");
        QTest::addColumn<qint64>("width");
        QTest::addRow("a second") << Second << 101 << qint64(10'000);
        QTest::addRow("just more") << Second + 1 << 101 << qint64(20'000);
        QTest::addRow("a minute") << Minute << 400 << qint64(200'000);
        QTest::addRow("an hour") << 60 * Minute << 400 << 10 * Second;
        QTest::addRow("a day") << 24 * 60 * Minute << 400 << 5 * Minute;
        QTest::addRow("a year") << 365 * 24 * 60 * Minute << 400 << 24 * 60 * Minute;
        QTest::addRow("ten years") << 3650 * 24 * 60 * Minute << 400 << 10 * 24 * 60 * Minute;
    }
    void binsAreRound()
    {
        QFETCH(qint64, length);
        QFETCH(int, most);
        QFETCH(qint64, width);
        const qint64 offset = 45 * Minute; // not a whole hour, as in Nepal
        const TimeBins bins =
            TimeBins::covering({Start + 12'345, Start + 12'345 + length}, most, offset);
        QCOMPARE(bins.widthUs, width);
        QVERIFY(bins.count <= most);
        QCOMPARE((bins.originUs + offset) % width, 0);
        QVERIFY(bins.originUs <= Start + 12'345);
        QVERIFY(bins.originUs > Start + 12'345 - width);
        QCOMPARE(bins.binOf(Start + 12'345 + length - 1), bins.count - 1);
        QCOMPARE(bins.binOf(bins.originUs - 1), -1);
    }
};

QTEST_GUILESS_MAIN(TimeHistogramTest)
#include "tst_timehistogram.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/captureplaces.h"

#include "core/filter/packedcolumns.h"
#include "core/query/sessionfilter.h"

#include <QElapsedTimer>

#include <algorithm>
#include <future>
#include <utility>

namespace hookglass {

namespace {

constexpr qint64 TellEveryMs = 50;
constexpr qsizetype WorthTwoThreads = 50'000; // rows: some milliseconds

/// Calls a listener now and then.
class Teller
{
public:
    Teller(const ScanListener &listener, qsizetype toRead, qsizetype examined)
        : m_listener(listener)
        , m_progress {.toRead = toRead, .examined = examined}
    {
        m_clock.start();
    }
    /// Whether the scan is to go on.
    bool tell(const PlacesFound &found, qsizetype read)
    {
        const qint64 now = m_clock.elapsed();
        if (now - m_progress.elapsedMs < TellEveryMs)
            return true;
        m_progress.elapsedMs = now;
        m_progress.read = read;
        QList<int> places = found.places.sliced(m_told);
        std::sort(places.begin(), places.end()); // some are decided before others are read
        m_told = found.places.size();
        return m_listener(places, m_progress);
    }

private:
    const ScanListener &m_listener;
    ScanProgress m_progress;
    qsizetype m_told = 0;
    QElapsedTimer m_clock;
};

/// What a filter makes of some rows by their columns.
struct Asked
{
    QList<int> taken {};
    QList<int> open {};
};

Asked ask(const SummaryRows &captures, qsizetype from, qsizetype end, const Filter &filter,
          qint64 nowUs)
{
    Asked asked;
    PackedColumns columns(captures, filter, nowUs, end - from);
    for (qsizetype i = from; i < end; ++i) {
        const FilterAnswer answer = columns.answer(i);
        if (answer == FilterAnswer::Yes)
            asked.taken.append(int(i));
        else if (answer == FilterAnswer::Unknown)
            asked.open.append(int(i));
    }
    return asked;
}

} // namespace

QList<int> appendMatching(const SummaryRows &captures, qsizetype from, const Filter &filter,
                          qint64 nowUs, QList<int> &places)
{
    const qsizetype count = captures.size() - from;
    const qsizetype half = count < WorthTwoThreads ? captures.size() : from + count / 2;
    std::future<Asked> rest;
    if (half < captures.size())
        rest = std::async(std::launch::async,
                          [&] { return ask(captures, half, captures.size(), filter, nowUs); });
    Asked asked = ask(captures, from, half, filter, nowUs);
    places += asked.taken;
    if (rest.valid()) {
        const Asked second = rest.get();
        places += second.taken;
        asked.open += second.open;
    }
    return asked.open;
}

PlacesFound placesMatching(const SummaryRows &captures, const Filter &filter, qint64 nowUs,
                           const std::optional<CaptureSource> &source, const ScanListener &listener)
{
    QList<int> decided;
    const QList<int> open = appendMatching(captures, 0, filter, nowUs, decided);
    bool isFirst = true; // what the columns decided comes with what is read first
    const ScanListener withDecided = [&](const QList<int> &places, const ScanProgress &progress) {
        if (!std::exchange(isFirst, false))
            return listener(places, progress);
        QList<int> all;
        std::merge(decided.begin(), decided.end(), places.begin(), places.end(),
                   std::back_inserter(all));
        return listener(all, progress);
    };
    PlacesFound found = placesAmong(captures, open, filter, nowUs, source, withDecided);
    const qsizetype read = found.places.size();
    found.places.append(decided);
    std::inplace_merge(found.places.begin(), found.places.begin() + read, found.places.end());
    return found;
}

PlacesFound placesAmong(const SummaryRows &captures, const QList<int> &places, const Filter &filter,
                        qint64 nowUs, const std::optional<CaptureSource> &source,
                        const ScanListener &listener)
{
    PlacesFound found;
    if (places.isEmpty() || !source)
        return found;
    SessionFilter session(source->sessionPath, source->catalog);
    Teller teller(listener, places.size(), captures.size());
    const Status status =
        session.matches(filter, captures, places, nowUs, [&](qsizetype i, bool matches) {
            if (matches)
                found.places.append(places.at(i));
            return teller.tell(found, i + 1);
        });
    if (!status)
        found.error = status.error();
    std::sort(found.places.begin(), found.places.end());
    return found;
}

int rowOfSeq(const SummaryRows &captures, const QList<int> &places, qint64 seq)
{
    const qsizetype place = captures.placeOfSeq(seq);
    const auto found = std::lower_bound(places.cbegin(), places.cend(), int(place));
    return place < 0 || found == places.cend() || *found != place ? -1
                                                                  : int(found - places.cbegin());
}

QList<SeqRange> seqRangesOf(const SummaryRows &captures, const QList<int> &places,
                            const QList<SummaryRows::Run> &rows)
{
    QList<int> chosen;
    for (const SummaryRows::Run &run : rows) {
        for (int row = run.first; row <= run.last; ++row)
            chosen.append(places.at(row));
    }
    if (!std::is_sorted(chosen.cbegin(), chosen.cend()))
        std::sort(chosen.begin(), chosen.end());
    QList<SeqRange> ranges;
    for (qsizetype i = 0; i < chosen.size();) {
        const qsizetype first = i;
        while (i + 1 < chosen.size() && chosen.at(i + 1) <= chosen.at(i) + 1)
            ++i;
        ranges.append({captures.seqAt(chosen.at(first)), captures.seqAt(chosen.at(i))});
        ++i;
    }
    return ranges;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/captureplaces.h"

#include "core/filter/packedcolumns.h"
#include "core/query/sessionfilter.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <atomic>
#include <future>
#include <span>
#include <utility>

namespace hookglass {

namespace {

constexpr qint64 TellEveryMs = 50;
constexpr qsizetype WorthTwoThreads = 50'000; // rows: some milliseconds
constexpr qsizetype ReadingWorthTwoThreads = 2'000;

/// Some of the captures that a scan has to read, for one of its threads.
class Share
{
public:
    Share(const QList<int> &places, const ScanListener &listener, const ScanProgress &whole,
          std::atomic<qsizetype> &read)
        : m_places(places)
        , m_listener(listener)
        , m_progress(whole)
        , m_read(read)
    {
        m_clock.start();
    }

    PlacesFound scan(const SummaryRows &captures, const Filter &filter, qint64 nowUs,
                     const CaptureSource &source)
    {
        SessionFilter session(source.sessionPath, source.catalog);
        const Status status =
            session.matches(filter, captures, m_places, nowUs, [this](qsizetype i, bool matches) {
                if (matches)
                    m_found.places.append(m_places.at(i));
                ++m_untold;
                return tell();
            });
        if (!status)
            m_found.error = status.error();
        return std::move(m_found);
    }

private:
    /// Calls the listener now and then. Gives back whether to go on.
    bool tell()
    {
        const qint64 now = m_clock.elapsed();
        if (now - m_progress.elapsedMs < TellEveryMs)
            return true;
        m_progress.elapsedMs = now;
        m_progress.read = m_read + m_untold; // of which all hear by now what was found
        QList<int> places = m_found.places.sliced(m_told);
        std::sort(places.begin(), places.end()); // some are decided before others are read
        m_told = m_found.places.size();
        const bool goesOn = m_listener(places, m_progress);
        m_read += std::exchange(m_untold, 0);
        return goesOn;
    }

    const QList<int> m_places;
    const ScanListener &m_listener;
    ScanProgress m_progress;
    std::atomic<qsizetype> &m_read; ///< by all threads, and told
    qsizetype m_untold = 0; ///< read by this one since it told
    PlacesFound m_found;
    qsizetype m_told = 0; ///< of those
    QElapsedTimer m_clock;
};

/// Some rows in a row, by what a filter says of them.
struct Asked
{
    QList<int> taken {};
    QList<int> open {};
};

/// Appends those that were answered so. No branch depends on an answer: nearly every second one
/// may be another.
void appendAnswered(FilterAnswer wanted, std::span<const FilterAnswer> answers, qsizetype first,
                    QList<int> &places)
{
    std::array<int, PackedColumns::RowsAtOnce> found;
    size_t count = 0;
    for (size_t i = 0; i < answers.size(); ++i) {
        found[count] = int(first + qsizetype(i));
        count += answers[i] == wanted ? 1 : 0;
    }
    if (count == 0)
        return; // to resize would copy what is shared
    const qsizetype before = places.size();
    places.resize(before + qsizetype(count));
    std::copy(found.begin(), found.begin() + count, places.begin() + before);
}

/// Adds to `asked` what the filter makes of these rows by their columns.
void ask(const SummaryRows &captures, qsizetype from, qsizetype end, const Filter &filter,
         qint64 nowUs, Asked &asked)
{
    PackedColumns columns(captures, filter, nowUs, end - from);
    std::array<FilterAnswer, PackedColumns::RowsAtOnce> space;
    while (from < end) {
        const auto answers = std::span(space).first(std::min(space.size(), size_t(end - from)));
        columns.answer(from, answers);
        appendAnswered(FilterAnswer::Yes, answers, from, asked.taken);
        if (filter.needsPayload())
            appendAnswered(FilterAnswer::Unknown, answers, from, asked.open);
        from += qsizetype(answers.size());
    }
}

} // namespace

QList<int> appendMatching(const SummaryRows &captures, qsizetype from, const Filter &filter,
                          qint64 nowUs, QList<int> &places)
{
    const qsizetype count = captures.size() - from;
    if (count <= 0)
        return {};
    const qsizetype half = count < WorthTwoThreads ? captures.size() : from + count / 2;
    Asked rest;
    std::future<void> other;
    if (half < captures.size())
        other = std::async(std::launch::async, [&] {
            ask(captures, half, captures.size(), filter, nowUs, rest);
        });
    Asked first {std::move(places)};
    ask(captures, from, half, filter, nowUs, first);
    if (other.valid())
        other.get(); // which throws what was thrown there
    places = std::move(first.taken);
    places += rest.taken;
    return first.open + rest.open;
}

PlacesFound placesMatching(const SummaryRows &captures, const Filter &filter, qint64 nowUs,
                           const std::optional<CaptureSource> &source, const ScanListener &listener)
{
    QList<int> decided;
    const QList<int> open = appendMatching(captures, 0, filter, nowUs, decided);
    if (open.isEmpty() || !source)
        return {std::move(decided), {}};
    if (!decided.isEmpty())
        listener(decided, {.toRead = open.size(), .examined = captures.size()});
    PlacesFound found = placesAmong(captures, open, filter, nowUs, source, listener);
    const qsizetype read = found.places.size();
    found.places.append(decided);
    std::inplace_merge(found.places.begin(), found.places.begin() + read, found.places.end());
    return found;
}

PlacesFound placesAmong(const SummaryRows &captures, const QList<int> &places, const Filter &filter,
                        qint64 nowUs, const std::optional<CaptureSource> &source,
                        const ScanListener &listener)
{
    if (places.isEmpty() || !source)
        return {};
    const ScanProgress whole {.toRead = places.size(), .examined = captures.size()};
    const qsizetype half =
        places.size() < ReadingWorthTwoThreads ? places.size() : places.size() / 2;
    std::atomic<qsizetype> read = 0;
    const auto scan = [&](const QList<int> &some) {
        return Share(some, listener, whole, read).scan(captures, filter, nowUs, *source);
    };
    std::future<PlacesFound> rest;
    if (half < places.size())
        rest = std::async(std::launch::async, [&] { return scan(places.sliced(half)); });
    PlacesFound found = scan(places.first(half));
    if (rest.valid()) {
        const PlacesFound second = rest.get();
        found.places += second.places;
        if (!found.error)
            found.error = second.error;
    }
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

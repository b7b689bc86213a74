// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/highlight.h"

#include "core/base/clock.h"
#include "ui/timelinemodel.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace hookglass {

namespace {
constexpr auto ScanAfter = 250ms;
constexpr auto AgeAfter = 2s;
constexpr qsizetype MostAskedAtOnce = 1000; // on the GUI thread: some milliseconds
} // namespace

Highlight::Highlight(const TimelineModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &Highlight::scan);
    connect(&m_scan, &TimelineScan::scanned, this, &Highlight::take);
    connect(&m_scan, &TimelineScan::decided, this, &Highlight::takeDecided);
    connect(&model, &TimelineModel::countsChanged, this, &Highlight::takeNew);
    connect(&model, &TimelineModel::capturesChanged, this, &Highlight::takeChanged);
    connect(&model, &TimelineModel::placesRemoved, this, &Highlight::move);
    connect(&model, &TimelineModel::placesMerged, this, &Highlight::merge);
}

void Highlight::setFilter(const Filter &filter)
{
    m_filter = filter;
    scan();
}

/// A scan on its way is let come to its end: else many changes would leave the old picture for
/// good.
void Highlight::scanSoon()
{
    m_again = m_scan.isScanning();
    if (isActive() && !m_delay.isActive() && !m_again)
        m_delay.start(ScanAfter);
}

void Highlight::scan()
{
    m_delay.stop();
    m_sinceScan = {};
    m_again = false;
    if (isActive()) {
        if (const std::optional<CaptureSource> &source = m_model.source())
            m_scan.setSource(*source);
        m_scan.start(m_filter, m_model.captures(), systemClockUs());
        return;
    }
    m_scan.cancel();
    const bool had = m_count > 0;
    m_places.clear();
    m_count = 0;
    if (had)
        emit changed();
}

void Highlight::take(const Filter &filter, const PlacesFound &found, qsizetype examined)
{
    QList<int> places = found.places;
    const RowRemoval removal = std::exchange(m_sinceScan, {});
    removal.move(places);
    examined -= removal.goneBefore(int(examined));
    m_places.assign(size_t(examined), false);
    m_count = 0;
    m_examined = examined;
    add(places);
    if (std::exchange(m_again, false))
        scanSoon();
    if (found.error)
        emit failed(*found.error);
    if (filter.dependsOnTime())
        m_delay.start(AgeAfter);
    takeNew();
    emit changed();
}

void Highlight::takeNew()
{
    const SummaryRows &captures = m_model.captures();
    if (isActive() && captures.size() < m_examined) { // cleared
        scan();
        return;
    }
    if (!isActive() || m_scan.isScanning() || captures.size() == m_examined)
        return;
    QList<int> places;
    const QList<int> open = appendMatching(captures, m_examined, m_filter, systemClockUs(), places);
    m_examined = captures.size();
    add(places);
    if (!open.isEmpty() && m_scan.hasSource())
        m_scan.decide(m_filter, captures, open, systemClockUs());
    if (!places.isEmpty())
        emit changed();
}

/// Answers come in bursts: those that their columns decide are decided here.
void Highlight::takeChanged(const QList<CaptureSummary> &captures)
{
    if (!isActive())
        return;
    if (captures.isEmpty() || captures.size() > MostAskedAtOnce || m_scan.isScanning()) {
        scanSoon();
        return;
    }
    QList<int> open;
    for (const CaptureSummary &capture : captures) {
        const qsizetype place = m_model.captures().placeOfSeq(capture.seq);
        if (place < 0 || place >= m_examined)
            continue;
        const FilterAnswer answer = m_filter.answer(m_model.captures().at(place), systemClockUs());
        if (contains(int(place)) && answer != FilterAnswer::Yes) {
            m_places[size_t(place)] = false;
            --m_count;
        }
        if (answer == FilterAnswer::Yes)
            add({int(place)});
        else if (answer == FilterAnswer::Unknown)
            open.append(int(place));
    }
    if (!open.isEmpty() && m_scan.hasSource())
        m_scan.decide(m_filter, m_model.captures(), open, systemClockUs());
    emit changed();
}

void Highlight::move(const RowRemoval &removal)
{
    if (!isActive())
        return;
    if (m_scan.isScanning())
        m_sinceScan.add(removal);
    QList<int> places;
    for (size_t place = 0; place < m_places.size(); ++place) {
        if (m_places[place])
            places.append(int(place));
    }
    removal.move(places);
    m_examined -= removal.goneBefore(int(m_examined));
    m_places.assign(size_t(m_examined), false);
    m_count = 0;
    add(places);
    emit changed();
}

/// Until the rows are asked anew, what was found before is kept.
void Highlight::merge(const SummaryMerge &merge)
{
    if (!isActive())
        return;
    QList<int> places;
    for (size_t place = 0; place < m_places.size(); ++place) {
        if (m_places[place])
            places.append(int(place));
    }
    merge.move(places);
    m_examined = m_model.captures().size();
    m_places.assign(size_t(m_examined), false);
    m_count = 0;
    add(places);
    scan();
}

void Highlight::takeDecided(const SummaryRows &captures, const QList<int> &,
                            const PlacesFound &found)
{
    QList<int> places;
    for (const int before : found.places) {
        if (const qsizetype place = m_model.captures().placeOfSeq(captures.seqAt(before));
            place >= 0)
            places.append(int(place));
    }
    add(places);
    if (found.error)
        emit failed(*found.error);
    emit changed();
}

void Highlight::add(const QList<int> &places)
{
    for (const int place : places) {
        if (size_t(place) >= m_places.size())
            m_places.resize(size_t(place) + 1, false);
        m_count += m_places[size_t(place)] ? 0 : 1;
        m_places[size_t(place)] = true;
    }
}

bool Highlight::contains(int place) const
{
    return size_t(place) < m_places.size() && m_places[size_t(place)];
}

bool Highlight::containsRow(int row) const
{
    return m_count > 0 && row < m_model.visiblePlaces().size()
        && contains(m_model.visiblePlaces().at(row));
}

int Highlight::nextRow(int row, bool forward) const
{
    const int rows = m_model.rowCount();
    if (m_count == 0 || rows == 0)
        return -1;
    int next = row < 0 ? (forward ? -1 : rows) : row;
    for (int i = 0; i < rows; ++i) {
        next = (next + (forward ? 1 : rows - 1)) % rows;
        if (containsRow(next))
            return next;
    }
    return -1;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinemodel.h"

#include <algorithm>
#include <utility>

// What a TimelineModel does with what a scan finds.

namespace hookglass {

namespace {
constexpr qsizetype MostAskedAtOnce = 1000; // some milliseconds
constexpr qint64 BusyMs = 1000; // the user has been waiting already
} // namespace

/// A scan counts by the places that were there when it began.
void TimelineModel::moveToPresent(QList<int> &places, qsizetype &examined) const
{
    m_sinceScan.removal.move(places);
    examined -= m_sinceScan.removal.goneBefore(int(examined));
}

/// Asks again about captures that have changed since the scan began; gives back the places of those
/// that their columns leave open.
QList<int> TimelineModel::askChanged(const Filter &filter, QList<int> &places, qsizetype examined)
{
    QList<int> open;
    QList<qint64> changed = std::exchange(m_sinceScan.changed, {});
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    for (const qint64 seq : std::as_const(changed)) {
        const qsizetype place = m_all.placeOfSeq(seq);
        if (place < 0 || place >= examined)
            continue;
        if (changed.size() > MostAskedAtOnce) { // off the GUI thread
            open.append(int(place));
            continue;
        }
        const FilterAnswer answer = filter.answer(m_all.at(place), m_clock());
        const auto at = std::lower_bound(places.begin(), places.end(), int(place));
        const bool isIn = at != places.end() && *at == place;
        if (answer == FilterAnswer::Unknown)
            open.append(int(place));
        else if (answer == FilterAnswer::Yes && !isIn)
            places.insert(at, int(place));
        else if (answer == FilterAnswer::No && isIn)
            places.erase(at);
    }
    return open;
}

void TimelineModel::applyFiltered(const Filter &filter, PlacesFound found, qsizetype examined)
{
    moveToPresent(found.places, examined);
    QList<int> open = askChanged(filter, found.places, examined);
    // What came meanwhile.
    open += appendMatching(m_all.rows(), examined, filter, m_clock(), found.places);
    m_sinceScan = {};
    const bool wasPart = std::exchange(m_showsPart, false);
    m_unseen = {found.error ? Unseen::Reason::Failed : Unseen::Reason::None};
    m_lacksReturned = false;
    const bool isAgain = !wasPart && filter.text() == m_filter.text();
    m_filter = filter;
    // Rows that are being sorted are not there yet.
    const bool isSame = !wasPart && !m_sorter.isSorting() && areSame(found.places, m_visible);
    setVisible(std::move(found.places));
    watchAges();
    decideLater(open);
    if (m_wantedOrder.isArrival() || isSame) {
        emit filtered();
        emit countsChanged();
    } else {
        m_tellsFiltered = true; // when they are sorted
        if (isAgain && m_sorter.isSorting())
            m_sorter.startLater(); // or it would never come to an end
        else
            sortAgain();
    }
    if (found.error)
        emit filterFailed(*found.error);
}

/// From time to time filters and colour rules on ages are asked anew.
void TimelineModel::watchAges()
{
    if (!m_filter.dependsOnTime() && !m_colourRules.dependOnTime())
        m_ageTimer.stop();
    else if (!m_ageTimer.isActive())
        m_ageTimer.start();
}

void TimelineModel::onAged()
{
    // A long scan must come to its end, and one that was stopped does not begin by itself.
    if (m_filter.dependsOnTime() && !m_scan.isScanning() && !m_stopped)
        setFilter(m_wanted);
    if (m_colourRules.dependOnTime()) {
        m_ruleColours.clear();
        repaint();
    }
}

/// The rows of another filter do not stay while the new one is being looked for. When the same one
/// is asked again, they do.
void TimelineModel::applyProgress(const Filter &filter, QList<int> places, ScanProgress progress)
{
    qsizetype examined = progress.examined;
    moveToPresent(places, examined);
    // Two threads tell it, and the one that knows less may be heard of later.
    progress.read = m_read = std::max(m_read, progress.read);
    if (m_showsPart || filter.text() != m_filter.text())
        m_unseen = unreadBy(progress);
    if (m_showsPart) {
        QList<Decision> decisions;
        for (const int place : places)
            decisions.append({place, true});
        showOrHide(decisions);
    } else if (filter.text() != m_filter.text()) {
        m_showsPart = true;
        m_lacksReturned = false;
        m_filter = filter;
        QList<int> visible = places;
        appendMatching(m_all.rows(), examined, filter, m_clock(), visible);
        setVisible(std::move(visible));
        if (!m_wantedOrder.isArrival())
            sortAgain();
        emit countsChanged();
    }
    emit filtering(progress);
}

/// What the rows would lack if the scan were stopped.
Unseen TimelineModel::unreadBy(const ScanProgress &progress) const
{
    Unseen unread {Unseen::Reason::Stopped};
    if (m_sinceScan.removal.isEmpty()) // else some of those that went may have been read
        unread.count = progress.toRead - progress.read;
    return unread;
}

/// Nothing while a search goes on whose rows are shown.
Unseen TimelineModel::unseen() const
{
    if (m_showsPart)
        return {};
    Unseen unseen = m_unseen;
    if (unseen.count)
        unseen.count = std::clamp<qsizetype>(*unseen.count, 0, capturedCount() - rowCount());
    return unseen;
}

void TimelineModel::stopScan()
{
    if (!m_scan.isScanning()) {
        stopSorting();
        return;
    }
    m_scan.cancel();
    m_stopped = true;
    const bool wasPart = std::exchange(m_showsPart, false);
    if (std::exchange(m_lacksReturned, false))
        m_unseen = {Unseen::Reason::Stopped};
    m_wanted = m_filter;
    QList<int> visible = m_visible;
    visible += m_held.places();
    std::sort(visible.begin(), visible.end());
    const QList<int> open = askChanged(m_filter, visible, m_all.size());
    m_sinceScan = {};
    const bool isSame = !wasPart && !m_sorter.isSorting() && areSame(visible, m_visible);
    setVisible(std::move(visible));
    decideLater(open);
    watchAges();
    emit countsChanged();
    if (m_wantedOrder.isArrival() || isSame) {
        emit filtered();
        return;
    }
    m_tellsFiltered = true; // when they are sorted
    sortAgain();
    emit filtering({.toRead = m_visible.size(), .elapsedMs = BusyMs, .sorts = true});
}

} // namespace hookglass

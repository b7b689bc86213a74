// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinemodel.h"

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

// How many captures go from a TimelineModel at once, or come back between others. There may be a
// million: all that costs time for each of them is done in another thread, or a little at a time.

namespace hookglass {

void TimelineModel::takeOut(const QList<SeqRange> &ranges)
{
    flush();
    m_going = ranges;
    startMerge();
}

void TimelineModel::stage(QList<CaptureSummary> captures)
{
    for (CaptureSummary &capture : captures) {
        capture.marks.roomColour = m_roomColours.value(capture.roomId);
        watch(capture);
    }
    m_all.pack(captures, m_coming);
}

void TimelineModel::bringBack()
{
    startMerge();
}

void TimelineModel::startMerge()
{
    m_isMerging = true;
    m_merger.start(m_all.rows(), m_going, m_coming);
}

void TimelineModel::applyMerge(TimelineMerger::Merge merge)
{
    if (!m_all.fits(*merge)) { // a capture has changed meanwhile, or been removed
        m_merger.drop(std::move(merge));
        startMerge();
        return;
    }
    m_going.clear();
    m_coming = {};
    m_isMerging = false;
    const SummaryMerge::Counts gone = merge->gone();
    const qint64 come = merge->come();
    if (gone.captures > 0)
        m_unseen.count.reset(); // some of them may have been among those
    m_lacksReturned = m_lacksReturned || come > 0;
    if (gone.captures > 0 || come > 0) {
        beginResetModel();
        m_all.takeOver(*merge);
        for (QList<int> *places : {&m_visible, &m_sorted, &m_held.places()})
            merge->move(*places);
        m_sinceScan.removal = {}; // it is asked anew
        m_sinceSort = {};
        emit placesMerged(*merge);
        endResetModel();
        releaseLater();
    }
    m_merger.drop(std::move(merge));
    if (come > 0 || (gone.captures > 0 && m_scan.isScanning()))
        setFilter(m_wanted);
    if ((gone.captures > 0 || come > 0) && m_sorter.isSorting())
        sortAgain(); // what is on its way counts by the old places
    if (gone.captures > 0)
        emit capturesRemoved();
    emit merged(gone, come);
    emit countsChanged();
}

void TimelineModel::releaseLater()
{
    QTimer::singleShot(0ms, this, [this] {
        if (m_all.releaseSome())
            releaseLater();
    });
}

qint64 TimelineModel::newestTakenSeq() const
{
    if (m_held.isFrozen())
        return m_held.afterSeq();
    return m_all.isEmpty() ? 0 : m_all.seqAt(m_all.size() - 1);
}

bool TimelineModel::hasUnmarked() const
{
    const qint64 last = newestTakenSeq();
    for (qsizetype place = 0; place < m_all.size() && m_all.seqAt(place) <= last; ++place) {
        if (!m_all.isMarkedAt(place))
            return true;
    }
    return false;
}

int TimelineModel::rowNear(qint64 seq) const
{
    if (!m_order.isArrival())
        return rowOfSeq(seq);
    const auto found =
        std::lower_bound(m_visible.cbegin(), m_visible.cend(), int(m_all.rows().lowerBound(seq)));
    return std::min(int(found - m_visible.cbegin()), rowCount() - 1);
}

} // namespace hookglass

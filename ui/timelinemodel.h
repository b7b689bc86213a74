// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/capture/summarytable.h"
#include "core/filter/filter.h"
#include "core/store/retention.h"
#include "ui/deliverywatch.h"
#include "ui/timelinescan.h"
#include "ui/timelinetext.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace hookglass {

class Icons;

/// The rows of the timeline: all captures in order of arrival, and which of them the filter shows.
/// New ones are gathered for 50 ms and inserted in one go. The vector of visible rows is ours (a
/// proxy model would take minutes at a million rows) and is filled off the GUI thread.
class TimelineModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Column = TimelineColumn;
    static constexpr int ColumnCount = TimelineColumnCount;

    explicit TimelineModel(const Icons &icons, QObject *parent = nullptr,
                           Clock clock = systemClockUs);
    ~TimelineModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    void append(const QList<CaptureSummary> &captures);
    /// Other values for captures that are there already; gives back what they were. Rows that the
    /// filter now treats differently come or go, and nothing else moves.
    QList<CaptureSummary> update(const QList<CaptureSummary> &captures);
    /// Takes captures out that are no longer in the session (ranges ascending); gives back what
    /// they were.
    QList<CaptureSummary> remove(const QList<SeqRange> &ranges);
    void clear();
    /// Where to read what a filter asks beside the columns, as headers and bodies. Without it, what
    /// the columns leave open is not shown.
    void setSource(const QString &sessionPath, const EventCatalog &catalog);
    const std::optional<CaptureSource> &source() const { return m_scan.source(); }
    /// Takes effect when the rows are ready, usually within milliseconds: then filtered().
    void setFilter(const Filter &filter);
    const Filter &filter() const { return m_wanted; }
    /// Ends a scan that takes long. What it has found stays; if that was nothing, so does the
    /// filter before.
    void stopScan();

    qsizetype capturedCount() const { return m_all.size() + m_pending.size(); }
    /// All that is captured and shown, for counting; a copy is a snapshot.
    const SummaryRows &captures() const { return m_all.rows(); }
    const QList<int> &visiblePlaces() const { return m_visible; } ///< in captures(), by row
    CaptureSummary captureAt(int row) const { return m_all.at(m_visible.at(row)); }
    /// What is known of a capture, shown or not; a default one when there is none.
    CaptureSummary summaryOf(qint64 seq) const;
    bool contains(qint64 seq) const; ///< shown or not
    int rowOfSeq(qint64 seq) const; ///< -1 when it is not shown
    /// The attempt after this one, if it has come.
    std::optional<RetrySeen> retryAfter(const CaptureSummary &capture) const;
    /// After the palette has changed.
    void refreshIcons();

signals:
    void filtered();
    /// A scan takes long: rows come as they are found. At its end comes filtered().
    void filtering(const hookglass::ScanProgress &progress);
    /// The session could not be read, so that rows are missing.
    void filterFailed(const hookglass::Error &error);
    void countsChanged();
    void capturesRemoved(); ///< from the session, not by a filter
    /// Its next attempt has come, or is overdue.
    void deliveryChanged(qint64 seq);
    /// For the first time since clear() there is something out of the ordinary in this column.
    void columnUsed(hookglass::TimelineColumn column);
    /// Captures were judged again, shown ones or hidden ones.
    void verdictsChanged();
    /// There are captures whose verdict is no longer the first one.
    void verdictsDiffer();

private:
    void flush();
    /// A place in m_all, and whether it is to be shown.
    using Decision = std::pair<int, bool>;
    void showOrHide(const QList<Decision> &decisions);
    void insertPlaces(const QList<int> &places);
    void watchAges();
    void decideLater(const QList<int> &places);
    void applyDecided(const SummaryRows &captures, const QList<int> &places,
                      const PlacesFound &found);
    void applyProgress(const Filter &filter, const QList<int> &places,
                       const ScanProgress &progress);
    void setVisible(QList<int> places);
    void applyFiltered(const Filter &filter, PlacesFound found, qsizetype examined);
    void watch(const CaptureSummary &capture);
    void tellChanged(qint64 seq);
    void useColumn(Column column);

    const Icons &m_icons;
    const Clock m_clock;
    SummaryTable m_all;
    QList<CaptureSummary> m_pending; ///< waiting for the next flush
    QList<int> m_visible; ///< indexes into m_all, ascending
    Filter m_filter; ///< the one that m_visible obeys
    Filter m_wanted; ///< the newest that was asked for
    bool m_showsPart = false; ///< m_visible is what a scan has found so far
    QTimer m_flushTimer;
    QTimer m_ageTimer; ///< for filters whose rows change as time passes
    TimelineScan m_scan;
    DeliveryWatch m_watch;
    QList<Column> m_usedColumns;
};

} // namespace hookglass

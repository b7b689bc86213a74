// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/capture/summarytable.h"
#include "core/filter/colourrules.h"
#include "core/store/retention.h"
#include "ui/deliverywatch.h"
#include "ui/fieldcolumns.h"
#include "ui/heldrows.h"
#include "ui/relations.h"
#include "ui/rowremoval.h"
#include "ui/timecolumn.h"
#include "ui/timelinemerger.h"
#include "ui/timelinescan.h"
#include "ui/timelinesorter.h"
#include "ui/timelinetext.h"
#include "ui/unseen.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QTimer>

namespace hookglass {

class Icons;

/// The rows of the timeline: all captures in order of arrival, which of them the filter shows, and
/// in which order.
/// New ones are inserted in one go, every 30 ms at most. The vector of visible rows is ours (a
/// proxy model would take minutes at a million rows) and is filled off the GUI thread.
class TimelineModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Column = TimelineColumn;
    static constexpr int ColumnCount = TimelineColumnCount; ///< the user's own stand behind them

    explicit TimelineModel(const Icons &icons, QObject *parent = nullptr,
                           Clock clock = systemClockUs);
    ~TimelineModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    void append(QList<CaptureSummary> captures);
    /// Other values for captures that are there already; gives back what they were. Rows that the
    /// filter now treats differently come or go, and nothing else moves.
    QList<CaptureSummary> update(const QList<CaptureSummary> &captures);
    /// Takes captures out that are no longer in the session (ranges ascending); gives back what
    /// they were.
    QList<CaptureSummary> remove(const QList<SeqRange> &ranges);
    /// The same however many there are, and off the GUI thread; answered by merged(). One at a
    /// time.
    void takeOut(const QList<SeqRange> &ranges);
    /// Captures that were taken out, or some of them, in the order of their numbers; they are shown
    /// again after bringBack(), which is answered by merged().
    void stage(QList<CaptureSummary> captures);
    void bringBack();
    bool isMerging() const { return m_isMerging; } ///< until merged() tells
    /// The highest number of those that it has taken up; 0: none.
    qint64 newestTakenSeq() const;
    bool hasUnmarked() const; ///< among those
    void clear();
    /// Rooms whose events have a colour, now and when they come.
    void setRoomColours(const QHash<QString, int> &colours) { m_roomColours = colours; }
    void colourRoom(const QString &room, int colour); ///< 0: not any more
    /// For captures that have no colour of the user's.
    void setColourRules(const ColourRules &rules);
    /// Where to read what a filter asks beside the columns, as headers and bodies. Without it, what
    /// the columns leave open is not shown.
    void setSource(const QString &sessionPath, const EventCatalog &catalog);
    const std::optional<CaptureSource> &source() const { return m_scan.source(); }
    /// Takes effect when the rows are ready, usually within milliseconds: then filtered().
    void setFilter(const Filter &filter);
    const Filter &filter() const { return m_wanted; }
    /// Takes effect when the rows are sorted. A column that is none: in order of arrival. While
    /// captures keep coming, new ones take their places within a second or two, and later where
    /// the session has to be read for it.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    bool isInOrderOfArrival() const { return m_order.isArrival(); }
    /// Ends a scan that takes long. What it has found stays; if that was nothing, so does the
    /// filter before. Or else a sorting: the rows keep the order that they have.
    void stopScan();

    /// The rows are what a filter has found so far; it still looks for more.
    bool showsPart() const { return m_showsPart; }
    /// What the rows that are shown may lack.
    Unseen unseen() const;
    qsizetype capturedCount() const { return m_all.size() + m_pending.rows.size(); }
    /// All that is captured and shown, for counting; a copy is a snapshot.
    const SummaryRows &captures() const { return m_all.rows(); }
    const QList<int> &visiblePlaces() const { return shown(); } ///< in captures(), by row
    CaptureSummary captureAt(int row) const { return m_all.at(shown().at(row)); }
    qint64 seqAt(int row) const { return m_all.seqAt(shown().at(row)); }
    /// What is known of a capture, shown or not; a default one when there is none.
    CaptureSummary summaryOf(qint64 seq) const;
    bool contains(qint64 seq) const; ///< shown or not
    int rowOfSeq(qint64 seq) const; ///< -1 when it is not shown
    /// For good: not while the rows are looked for or sorted, nor because it is held back, nor when
    /// the search ended early and may not have come to it.
    bool isHiddenByFilter(qint64 seq) const;
    /// The same, but in order of arrival the nearest one when it is not shown; -1: there is none.
    int rowNear(qint64 seq) const;
    int newestRow() const; ///< of those shown, wherever it stands; -1: there is none
    /// Rows of those that are shown, ascending.
    QList<int> rowsOfSeqs(const QList<qint64> &seqs) const;
    /// The attempt after this one, if it has come.
    std::optional<RetrySeen> retryAfter(const CaptureSummary &capture) const;
    TimeColumn &times() { return m_times; }
    /// Frozen, it does not take up what comes; that waits. clear() ends it.
    void setFrozen(bool frozen);
    bool isFrozen() const { return m_held.isFrozen(); }
    qsizetype heldCount() const { return m_held.count(); } ///< of those it would show
    const FieldColumns &fieldColumns() const { return *m_fields; }
    void addFieldColumn(const FieldColumn &column); ///< at the end
    void removeFieldColumn(int i);
    /// The gutter shows how the others stand to this one; 0: to none.
    void relateTo(qint64 seq);
    /// After the palette has changed.
    void refreshIcons();

signals:
    void filtered();
    /// A scan takes long: rows come as they are found; or a sorting. At the end comes filtered().
    void filtering(const hookglass::ScanProgress &progress);
    /// The session could not be read, so that rows or what stands in them are missing.
    void filterFailed(const hookglass::Error &error);
    /// The rows are in this order, or will be, whatever was asked for; -1: in order of arrival.
    void orderKept(int column, Qt::SortOrder order);
    void countsChanged();
    void frozenChanged(bool frozen);
    void capturesRemoved(); ///< from the session, not by a filter
    /// Its next attempt has come, or is overdue.
    void deliveryChanged(qint64 seq);
    /// Others came in their place; the captures are the present ones. Empty: it may be all.
    void capturesChanged(const QList<hookglass::CaptureSummary> &captures);
    /// Places in captures() are others from now on.
    void placesRemoved(const hookglass::RowRemoval &removal);
    void placesMerged(const hookglass::SummaryMerge &merge);
    /// Captures have been taken out of all that is captured, or come back.
    void merged(const hookglass::SummaryMerge::Counts &gone, qint64 come);
    /// For the first time since clear() there is something out of the ordinary in this column.
    void columnUsed(hookglass::TimelineColumn column);
    /// Captures were judged again, shown ones or hidden ones.
    void verdictsChanged();
    /// There are captures whose verdict is no longer the first one.
    void verdictsDiffer();

private:
    // Each costs the view some time; beyond them a reset is cheaper.
    static constexpr qsizetype MostRuns = 200;

    void flush();
    /// A place in m_all, and whether it is to be shown.
    using Decision = std::pair<int, bool>;
    void showOrHide(const QList<Decision> &decisions);
    /// As operator==, which compares lists without memory in a way that is not defined.
    static bool areSame(const QList<int> &a, const QList<int> &b);
    void insertPlaces(QList<int> places);
    void removePlaces(const QList<int> &places);
    void replacePlaces(QList<int> coming, QList<int> going);
    void watchAges();
    void decideLater(const QList<int> &places);
    void applyDecided(const SummaryRows &captures, const QList<int> &places,
                      const PlacesFound &found);
    void applyProgress(const Filter &filter, QList<int> places, ScanProgress progress);
    Unseen unreadBy(const ScanProgress &progress) const;
    void moveToPresent(QList<int> &places, qsizetype &examined) const;
    QList<int> askChanged(const Filter &filter, QList<int> &places, qsizetype examined);
    void onAged();
    void setVisible(QList<int> places);
    void applyFiltered(const Filter &filter, PlacesFound found, qsizetype examined);
    void watch(const CaptureSummary &capture);
    void tellChanged(const QList<CaptureSummary> &captures);
    void tellDelivery(qint64 seq);
    void useColumn(Column column);
    void repaint();
    const CaptureSummary &paintedAt(int row) const;
    void startMerge();
    void applyMerge(TimelineMerger::Merge merge);
    void releaseLater();
    QVariant background(const CaptureSummary &capture) const;
    int ruleColour(const CaptureSummary &capture) const;
    const QList<int> &shown() const { return m_order.isArrival() ? m_visible : m_sorted; }
    void sortAgain();
    void applySorted(const TimelineOrder &order, const PlacesSorted &sorted);
    void tellSorting(ScanProgress progress);
    void stopSorting();
    void tellOrder();
    void tellColumnChanged(Column column);
    QVariant fieldHeader(int field, int role) const;
    void forgetFields(const QList<CaptureSummary> &captures);
    void tellFieldsChanged(const QList<qint64> &seqs);
    QList<qint64> attemptsWith(qint64 seq) const;

    const Icons &m_icons;
    const Clock m_clock;
    SummaryTable m_all;
    struct
    {
        PackedRows rows {};
        QList<CaptureSummary> watched {}; ///< of those
    } m_pending; ///< waiting for the next flush
    QList<int> m_visible; ///< indexes into m_all, ascending
    QList<int> m_sorted; ///< the same in the order of the rows, unless it is that of arrival
    TimelineOrder m_order; ///< that the rows have
    TimelineOrder m_wantedOrder;
    RowRemoval m_sinceSort; ///< while it is being sorted
    struct
    {
        RowRemoval removal {};
        QList<qint64> changed {}; ///< seqs
    } m_sinceScan; ///< what has happened while a scan is on its way
    bool m_tellsFiltered = false; ///< once the rows are sorted
    Filter m_filter; ///< the one that m_visible obeys
    Filter m_wanted; ///< the newest that was asked for
    bool m_stopped = false; ///< the last scan did not come to its end
    Unseen m_unseen; ///< what m_visible lacks; of a part, what it would if the scan were stopped
    qsizetype m_read = 0; ///< of what the scan has to read
    bool m_lacksReturned = false; ///< m_visible was not asked about captures that came back
    bool m_showsPart = false; ///< m_visible is what a scan has found so far
    QTimer m_flushTimer;
    QElapsedTimer m_sinceFlush;
    QTimer m_ageTimer; ///< for filters whose rows change as time passes
    TimelineScan m_scan;
    TimelineSorter m_sorter;
    TimelineMerger m_merger;
    QList<SeqRange> m_going; ///< by the merge that is on its way
    PackedRows m_coming;
    bool m_isMerging = false;
    DeliveryWatch m_watch;
    TimeColumn m_times;
    Relations m_relations;
    FieldColumns *m_fields;
    HeldRows m_held;
    QList<Column> m_usedColumns;
    QHash<QString, int> m_roomColours;
    ColourRules m_colourRules;
    mutable QHash<qint64, int> m_ruleColours; ///< by seq, of rows that were painted
    mutable struct
    {
        int place = -1;
        quint64 changes = 0; ///< that had been made when it was read
        CaptureSummary capture {};
    } m_painted; ///< the row that was painted last
};

} // namespace hookglass

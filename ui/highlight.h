// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/rowremoval.h"
#include "ui/timelinescan.h"

#include <QTimer>

#include <vector>

namespace hookglass {

class TimelineModel;

/// Which captures of a timeline a second filter takes: they are tinted, nothing is hidden. Kept up
/// to date off the GUI thread while captures come, change and go.
class Highlight final : public QObject
{
    Q_OBJECT

public:
    /// The model must outlive it.
    explicit Highlight(const TimelineModel &model, QObject *parent = nullptr);

    /// An empty one highlights nothing.
    void setFilter(const Filter &filter);
    bool isScanning() const { return m_scan.isScanning(); } ///< then changed() is to come
    bool isActive() const { return !m_filter.isEmpty(); }
    /// By its place in the model's captures.
    bool contains(int place) const;
    bool containsRow(int row) const;
    qsizetype count() const { return m_count; } ///< shown ones and hidden ones
    /// The next highlighted row that is shown, after or before this one; from the other end when
    /// there is none. -1: there is none at all.
    int nextRow(int row, bool forward) const;

signals:
    void changed();
    void failed(const hookglass::Error &error); ///< the session could not be read

private:
    void scan();
    void scanSoon();
    void takeNew();
    void takeChanged(const QList<CaptureSummary> &captures);
    void move(const RowRemoval &removal);
    void merge(const SummaryMerge &merge);
    void take(const Filter &filter, const PlacesFound &found, qsizetype examined);
    void takeDecided(const SummaryRows &captures, const QList<int> &places,
                     const PlacesFound &found);
    void add(const QList<int> &places);

    const TimelineModel &m_model;
    Filter m_filter;
    std::vector<bool> m_places;
    qsizetype m_count = 0;
    qsizetype m_examined = 0; ///< captures
    TimelineScan m_scan;
    RowRemoval m_sinceScan; ///< while one is on its way
    bool m_again = false; ///< something has changed meanwhile
    QTimer m_delay; ///< many changes in a row cost one scan
};

} // namespace hookglass

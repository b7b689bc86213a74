// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/timehistogram.h"
#include "core/capture/timewindow.h"
#include "ui/overviewtext.h"

#include <QColor>
#include <QFont>
#include <QRect>

class QPainter;
class QPalette;

namespace hookglass {

class Icons;

/// What the overview shows besides the counts.
struct OverviewState
{
    TimeWindow window {};
    OverviewStack stack = OverviewStack::Verdict;
    std::optional<TimeRange> filtered {}; ///< the times that the filter takes
    std::optional<TimeRange> selecting {}; ///< the mouse or the keyboard is at it
    std::optional<qint64> cursorUs {}; ///< of the keyboard
    std::optional<qint64> currentUs {}; ///< arrival of the timeline's current event
};

/// Draws the overview of events over time: a lane of marks, bars, an axis. A value for one drawing.
/// The costs depend on the number of bins, not of events.
class OverviewPainter
{
public:
    OverviewPainter(const TimeHistogram &histogram, const OverviewState &state, const Icons &icons,
                    const QPalette &palette, const QFont &axisFont, const QSize &size);

    static int heightFor(const QFont &axisFont);
    /// So long a time without events is marked as a gap.
    static qint64 leastGapUs(const TimeWindow &window, int width);
    void paint(QPainter &painter) const;

private:
    using Counts = std::vector<std::pair<QColor, qint32>>;

    int x(qint64 us) const;
    Counts stacked(const EventCounts &counts) const;
    void paintBars(QPainter &painter) const;
    void paintStack(QPainter &painter, int left, int width, const EventCounts &counts,
                    int alpha) const;
    void paintMarks(QPainter &painter) const;
    void paintGaps(QPainter &painter) const;
    void paintAxis(QPainter &painter) const;
    void paintRange(QPainter &painter, const TimeRange &range, bool isSelecting) const;
    void paintLine(QPainter &painter, qint64 us, Qt::PenStyle style) const;

    const TimeHistogram &m_histogram;
    const OverviewState &m_state;
    const Icons &m_icons;
    const QPalette &m_palette;
    QFont m_axisFont;
    QSize m_size;
    QRect m_bars; ///< where they stand
    qint32 m_highest = 1; ///< events in one bin
};

} // namespace hookglass

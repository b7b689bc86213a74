// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overviewpainter.h"

#include "ui/icons.h"
#include "ui/timeaxis.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPalette>

#include <algorithm>

namespace hookglass {

namespace {

constexpr int MarkLane = 8;
constexpr int BarHeight = 26;
constexpr int MarkCell = 8; // marks nearer to each other become one
constexpr int LeastSlice = 2; // one failure among thousands is seen
constexpr int GapPixels = 28;
constexpr int ShownAlpha = 215;
constexpr int HiddenAlpha = 60;
constexpr int TickPixels = 96;

// Told apart by colour-blind people too (Okabe and Ito), on light and on dark.
constexpr std::array<QRgb, EventGroupCount> GroupColors {0xff3a8fd0, 0xffe69f00, 0xff56b4e9,
                                                         0xffcc79a7, 0xff17a67a, 0xffd55e00,
                                                         0xff8c6bb1, 0xffb2a000, 0xff8a8f96};

} // namespace

OverviewPainter::OverviewPainter(const TimeHistogram &histogram, const OverviewState &state,
                                 const Icons &icons, const QPalette &palette, const QFont &axisFont,
                                 const QSize &size)
    : m_histogram(histogram)
    , m_state(state)
    , m_icons(icons)
    , m_palette(palette)
    , m_axisFont(axisFont)
    , m_size(size)
    , m_bars(0, MarkLane, size.width(), BarHeight)
{
    const TimeRange range = state.window.range();
    for (int i = 0; i < histogram.bins().count; ++i) {
        const TimeRange edges = histogram.bins().rangeOf(i);
        if (edges.endUs > range.beginUs && edges.beginUs < range.endUs)
            m_highest = std::max(m_highest, histogram.counts()[size_t(i)].all.total());
    }
}

int OverviewPainter::heightFor(const QFont &axisFont)
{
    return MarkLane + BarHeight + 1 + QFontMetrics(axisFont).height();
}

qint64 OverviewPainter::leastGapUs(const TimeWindow &window, int width)
{
    return window.timeAt(GapPixels, width) - window.timeAt(0, width);
}

int OverviewPainter::x(qint64 us) const
{
    return int(
        std::clamp(m_state.window.placeOf(us, m_size.width()), -9.0, double(m_size.width()) + 9));
}

void OverviewPainter::paint(QPainter &painter) const
{
    if (m_state.filtered)
        paintRange(painter, *m_state.filtered, false);
    painter.fillRect(QRect(0, m_bars.bottom() + 1, m_size.width(), 1),
                     m_palette.color(QPalette::Mid));
    paintGaps(painter);
    paintBars(painter);
    paintMarks(painter);
    paintAxis(painter);
    if (m_state.selecting)
        paintRange(painter, *m_state.selecting, true);
    if (m_state.currentUs)
        paintLine(painter, *m_state.currentUs, Qt::SolidLine);
    if (m_state.cursorUs)
        paintLine(painter, *m_state.cursorUs, Qt::DashLine);
}

void OverviewPainter::paintBars(QPainter &painter) const
{
    for (int i = 0; i < m_histogram.bins().count; ++i) {
        const TimeHistogram::Bin &bin = m_histogram.counts()[size_t(i)];
        const TimeRange edges = m_histogram.bins().rangeOf(i);
        const int left = x(edges.beginUs);
        const int right = std::max(x(edges.endUs), left + 2);
        if (bin.all.isEmpty() || right < 0 || left > m_size.width())
            continue;
        const int width = right - left - (right - left > 3 ? 1 : 0);
        if (!(bin.shown == bin.all))
            paintStack(painter, left, width, bin.all, HiddenAlpha);
        if (!bin.shown.isEmpty())
            paintStack(painter, left, width, bin.shown, ShownAlpha);
    }
}

/// From the bottom up; what wants attention stands at the bottom, where it can be compared.
OverviewPainter::Counts OverviewPainter::stacked(const EventCounts &counts) const
{
    Counts list;
    if (m_state.stack == OverviewStack::Group) {
        for (size_t i = 0; i < counts.byGroup.size(); ++i)
            list.emplace_back(QColor(GroupColors[i]), counts.byGroup[i]);
        return list;
    }
    const auto add = [&](int verdict, const QColor &color) {
        list.emplace_back(color, counts.byVerdict[size_t(verdict)]);
    };
    add(int(Verdict::Failed), m_icons.color(Tint::Bad));
    add(EventCounts::Refused, m_palette.color(QPalette::WindowText));
    add(int(Verdict::Unsigned), m_icons.color(Tint::Caution));
    add(int(Verdict::Unattempted), m_icons.color(Tint::Muted));
    add(int(Verdict::Verified), m_icons.color(Tint::Good));
    return list;
}

void OverviewPainter::paintStack(QPainter &painter, int left, int width, const EventCounts &counts,
                                 int alpha) const
{
    int bottom = m_bars.bottom() + 1;
    qint64 below = 0;
    for (auto [color, count] : stacked(counts)) {
        if (count <= 0)
            continue;
        below += count;
        const int wanted = m_bars.bottom() + 1 - int(below * m_bars.height() / m_highest);
        const int top = std::max(std::min(wanted, bottom - LeastSlice), m_bars.top());
        color.setAlpha(alpha);
        painter.fillRect(QRect(left, top, width, bottom - top), color);
        bottom = top;
    }
}

/// A triangle for retries, a cross for refused requests.
void OverviewPainter::paintMarks(QPainter &painter) const
{
    std::vector<qint64> retries(size_t(m_size.width() / MarkCell + 1), 0);
    std::vector<qint64> refusals(retries.size(), 0);
    for (int i = 0; i < m_histogram.bins().count; ++i) {
        const EventCounts &all = m_histogram.counts()[size_t(i)].all;
        const TimeRange edges = m_histogram.bins().rangeOf(i);
        const int at = (x(edges.beginUs) + x(edges.endUs)) / 2;
        if (at < 0 || at >= m_size.width())
            continue;
        retries[size_t(at / MarkCell)] += all.retries;
        refusals[size_t(at / MarkCell)] += all.byVerdict[EventCounts::Refused];
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t i = 0; i < retries.size(); ++i) {
        const double left = double(i) * MarkCell + 1;
        if (refusals[i] > 0) {
            painter.setPen(QPen(m_icons.color(Tint::Bad), 1.5));
            painter.drawLine(QPointF(left, 1.5), QPointF(left + 5, 6.5));
            painter.drawLine(QPointF(left + 5, 1.5), QPointF(left, 6.5));
        } else if (retries[i] > 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_icons.color(Tint::Caution));
            painter.drawPolygon(
                QPolygonF({QPointF(left, 6.5), QPointF(left + 6, 6.5), QPointF(left + 3, 1.5)}));
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// A dotted line where nothing came for long, and two strokes in its middle.
void OverviewPainter::paintGaps(QPainter &painter) const
{
    const double y = m_bars.center().y() + 0.5;
    for (const TimeRange &gap :
         m_histogram.gaps(m_state.window.range(), leastGapUs(m_state.window, m_size.width()))) {
        const int left = x(gap.beginUs) + 4;
        const int right = x(gap.endUs) - 4;
        if (right - left < 12)
            continue;
        const double middle = (left + right) / 2.0;
        painter.setPen(QPen(m_icons.color(Tint::Muted), 1, Qt::DotLine));
        painter.drawLine(QPointF(left, y), QPointF(middle - 5, y));
        painter.drawLine(QPointF(middle + 5, y), QPointF(right, y));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_icons.color(Tint::Muted), 1.2));
        for (const double stroke : {middle - 2.0, middle + 2.0})
            painter.drawLine(QPointF(stroke - 2, y + 4), QPointF(stroke + 2, y - 4));
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

void OverviewPainter::paintAxis(QPainter &painter) const
{
    painter.setFont(m_axisFont);
    const QFontMetrics metrics(m_axisFont);
    const int top = m_bars.bottom() + 1;
    int free = 0; // texts do not touch each other
    for (const TimeTick &tick :
         timeTicks(m_state.window.range(), std::max(m_size.width() / TickPixels, 1))) {
        const int at = x(tick.us);
        painter.fillRect(QRect(at, top, 1, 4), m_palette.color(QPalette::Mid));
        const int width = metrics.horizontalAdvance(tick.text);
        if (at + 3 < free || at + 3 + width > m_size.width())
            continue;
        painter.setPen(m_icons.color(Tint::Muted));
        painter.drawText(at + 4, top + 1 + metrics.ascent(), tick.text);
        free = at + 4 + width + 6;
    }
}

void OverviewPainter::paintRange(QPainter &painter, const TimeRange &range, bool isSelecting) const
{
    QColor color = m_palette.color(QPalette::Highlight);
    const int left = x(range.beginUs);
    const QRect rect(left, 0, std::max(x(range.endUs) - left, 1), m_bars.bottom() + 1);
    color.setAlpha(isSelecting ? 90 : 45);
    painter.fillRect(rect, color);
    color.setAlpha(255);
    painter.fillRect(QRect(rect.left(), 0, 1, rect.height()), color);
    painter.fillRect(QRect(rect.right(), 0, 1, rect.height()), color);
}

void OverviewPainter::paintLine(QPainter &painter, qint64 us, Qt::PenStyle style) const
{
    painter.setPen(QPen(m_palette.color(QPalette::WindowText), 1, style));
    painter.drawLine(QPoint(x(us), 0), QPoint(x(us), m_bars.bottom()));
}

} // namespace hookglass

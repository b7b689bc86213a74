// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overviewstrip.h"

#include "ui/overviewcounts.h"
#include "ui/timeaxis.h"

#include <QActionGroup>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyleOption>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr int BarPixels = 3;
constexpr int NearPixels = 2; // thin bars need not be hit exactly
constexpr double ZoomStep = 1.25;
} // namespace

OverviewStrip::OverviewStrip(OverviewCounts &counts, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_counts(counts)
    , m_icons(icons)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Events over time"));
    setAccessibleDescription(
        tr("Arrow keys move a cursor, with Shift they select times for the filter, plus and minus "
           "zoom, Home shows all, Enter goes to the event or takes the selection."));
    connect(&counts, &OverviewCounts::changed, this, &OverviewStrip::onCounted);
    onCounted();
}

QFont OverviewStrip::axisFont() const
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.8);
    return small;
}

QSize OverviewStrip::sizeHint() const
{
    return {400, OverviewPainter::heightFor(axisFont())};
}

void OverviewStrip::setStack(OverviewStack stack)
{
    if (m_state.stack == stack)
        return;
    m_state.stack = stack;
    update();
    emit stackChanged(stack);
}

void OverviewStrip::setFiltered(const std::optional<TimeRange> &range)
{
    m_state.filtered = range;
    update();
}

void OverviewStrip::setCurrent(const std::optional<qint64> &us)
{
    m_state.currentUs = us;
    update();
}

void OverviewStrip::showAll()
{
    m_state.window.showAll();
    windowChanged();
}

void OverviewStrip::onCounted()
{
    const bool wasZoomed = m_state.window.isZoomed();
    m_state.window.setWhole(m_counts.histogram().whole());
    if (m_state.window.isZoomed() != wasZoomed || utcOffsetUs(range().beginUs) != m_utcOffsetUs)
        askForCounts();
    if (m_state.window.range().isEmpty()) {
        m_state.cursorUs.reset();
        m_state.selecting.reset();
    }
    update();
}

void OverviewStrip::windowChanged()
{
    askForCounts();
    update();
}

/// Half as much again on both sides, for moving.
void OverviewStrip::askForCounts()
{
    const TimeRange range = m_state.window.range();
    m_utcOffsetUs = utcOffsetUs(range.beginUs);
    TimeHistogram::Task task {.mostBins = std::max(width() / BarPixels, 2),
                              .utcOffsetUs = m_utcOffsetUs};
    if (m_state.window.isZoomed()) {
        const qint64 margin = range.lengthUs() / 2;
        task.range = {range.beginUs - margin, range.endUs + margin};
        task.mostBins *= 2;
    }
    m_counts.setTask(task);
}

void OverviewStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const TimeHistogram &histogram = m_counts.histogram();
    OverviewPainter(histogram, m_state, m_icons, palette(), axisFont(), size()).paint(painter);
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.backgroundColor = palette().color(QPalette::Window);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void OverviewStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    askForCounts();
}

void OverviewStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

bool OverviewStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = textAt(help->pos().x());
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text, this);
    return true;
}

QString OverviewStrip::textAt(int x) const
{
    const TimeHistogram &histogram = m_counts.histogram();
    const TimeBins &bins = histogram.bins();
    if (bins.count == 0)
        return {};
    const TimeWindow &window = m_state.window;
    const qint64 us = window.timeAt(x, width());
    const auto bin = [&](qint64 at) {
        return int(std::clamp<qint64>(bins.binOf(at), -1, bins.count));
    };
    for (const int away : {0, -NearPixels, NearPixels}) {
        const int at = bin(window.timeAt(x + away, width()));
        const TimeHistogram::Bin sum = histogram.sum(at, at + 1);
        if (!sum.all.isEmpty())
            return overviewText(bins.rangeOf(at), sum, m_state.stack);
    }
    for (const TimeRange &gap :
         histogram.gaps(window.range(), OverviewPainter::leastGapUs(window, width()))) {
        if (gap.contains(us))
            return overviewGapText(gap);
    }
    return overviewText(bins.rangeOf(bin(us)), {}, m_state.stack);
}

/// Rounded to what a pixel can tell.
TimeRange OverviewStrip::rangeBetween(int from, int to) const
{
    // A list: of two arguments it would give references, here to what is no longer there.
    const auto [left, right] =
        std::minmax({std::clamp(from, 0, width()), std::clamp(to, 0, width())});
    qint64 step = 1;
    while (step * 10 * width() <= range().lengthUs())
        step *= 10;
    const auto rounded = [step](qint64 us) {
        return (us + step / 2) / step * step;
    };
    return {rounded(m_state.window.timeAt(left, width())),
            rounded(m_state.window.timeAt(right, width()))};
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || range().isEmpty())
        return QWidget::mousePressEvent(event);
    m_pressedX = int(event->position().x());
    m_state.selecting.reset();
    m_state.cursorUs.reset();
    update();
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    const int x = int(event->position().x());
    const bool isDrag = m_pressedX
        && (m_state.selecting || std::abs(x - *m_pressedX) >= QApplication::startDragDistance());
    if (isDrag) {
        m_state.selecting = rangeBetween(*m_pressedX, x);
        QToolTip::showText(event->globalPosition().toPoint(), timeRangeText(*m_state.selecting),
                           this);
        update();
    } else if (QToolTip::isVisible()) {
        QToolTip::showText(event->globalPosition().toPoint(), textAt(x), this);
    }
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressedX)
        return QWidget::mouseReleaseEvent(event);
    const int x = *m_pressedX;
    m_pressedX.reset();
    if (m_state.selecting) {
        const TimeRange selected = *m_state.selecting;
        m_state.selecting.reset();
        if (!selected.isEmpty())
            emit rangeSelected(selected);
    } else {
        emit timeActivated(m_state.window.timeAt(x, width()));
    }
    update();
}

void OverviewStrip::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        showAll();
}

void OverviewStrip::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    const int sideways = event->modifiers() & Qt::ShiftModifier ? angle.y() : angle.x();
    if (range().isEmpty())
        return;
    if (sideways != 0)
        m_state.window.move(-range().lengthUs() * sideways / 1200);
    else
        m_state.window.zoom(std::pow(ZoomStep, -angle.y() / 120.0),
                            m_state.window.timeAt(event->position().x(), width()));
    windowChanged();
    event->accept();
}

void OverviewStrip::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const qint64 middle = range().beginUs + range().lengthUs() / 2;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        moveCursor(event->key() == Qt::Key_Left ? -1 : 1, shift);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: // + without Shift
    case Qt::Key_Minus:
        m_state.window.zoom(event->key() == Qt::Key_Minus ? ZoomStep * ZoomStep
                                                          : 1 / ZoomStep / ZoomStep,
                            m_state.cursorUs.value_or(middle));
        windowChanged();
        break;
    case Qt::Key_Home:
        showAll();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activateCursor();
        break;
    case Qt::Key_Escape:
        if (!dropSelection())
            emit rangeCleared();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

/// From bar to bar, in round steps. With nothing there yet it begins in the middle.
void OverviewStrip::moveCursor(int by, bool selects)
{
    const TimeBins &bins = m_counts.histogram().bins();
    if (range().isEmpty() || bins.count == 0)
        return;
    const TimeRange all = m_counts.histogram().whole();
    const qint64 before = m_state.cursorUs.value_or(range().beginUs + range().lengthUs() / 2);
    const qint64 next = m_state.cursorUs ? before + by * bins.widthUs : before;
    const qint64 edge = bins.originUs + bins.binOf(next) * bins.widthUs; // may be far outside
    m_state.cursorUs = std::clamp(edge, all.beginUs, all.endUs - 1);
    if (!selects) {
        m_state.selecting.reset();
    } else {
        if (!m_state.selecting)
            m_anchorUs = bins.rangeOf(int(bins.binOf(before))).beginUs;
        const auto [begin, end] = std::minmax(m_anchorUs, *m_state.cursorUs);
        m_state.selecting = TimeRange {begin, end};
    }
    m_state.window.reveal(*m_state.cursorUs);
    if (isZoomed())
        askForCounts();
    update();
    tellCursor();
}

/// To the eyes, and to a screen reader.
void OverviewStrip::tellCursor()
{
    // Inside the bar that begins here.
    const TimeBins &bins = m_counts.histogram().bins();
    const int x = int(m_state.window.placeOf(*m_state.cursorUs + bins.widthUs / 2, width()));
    const QString text = m_state.selecting && !m_state.selecting->isEmpty()
        ? timeRangeText(*m_state.selecting)
        : textAt(x);
    setAccessibleDescription(text);
    QToolTip::showText(mapToGlobal(QPoint(x, height())), text, this);
}

void OverviewStrip::activateCursor()
{
    if (m_state.selecting && !m_state.selecting->isEmpty()) {
        const TimeRange selected = *m_state.selecting;
        dropSelection();
        emit rangeSelected(selected);
    } else if (m_state.cursorUs) {
        emit timeActivated(*m_state.cursorUs);
    }
}

bool OverviewStrip::dropSelection()
{
    const bool had = m_state.selecting || m_state.cursorUs;
    m_state.selecting.reset();
    m_state.cursorUs.reset();
    m_pressedX.reset();
    QToolTip::hideText();
    update();
    return had;
}

void OverviewStrip::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    auto *stacks = new QActionGroup(&menu);
    const auto addStack = [&](const QString &text, OverviewStack stack) {
        QAction *action = menu.addAction(text, this, [this, stack] { setStack(stack); });
        action->setCheckable(true);
        action->setChecked(m_state.stack == stack);
        stacks->addAction(action);
    };
    addStack(tr("Colours by &verdict"), OverviewStack::Verdict);
    addStack(tr("Colours by &kind of event"), OverviewStack::Group);
    menu.addSeparator();
    menu.addAction(tr("Show &all times"), this, &OverviewStrip::showAll)->setEnabled(isZoomed());
    QAction *zoom = menu.addAction(tr("&Zoom to the times of the filter"), this, [this] {
        m_state.window.zoomTo(*m_state.filtered);
        windowChanged();
    });
    zoom->setEnabled(m_state.filtered.has_value());
    menu.addAction(tr("&Take the times out of the filter"), this, &OverviewStrip::rangeCleared)
        ->setEnabled(m_state.filtered.has_value());
    menu.exec(event->globalPos());
}

} // namespace hookglass

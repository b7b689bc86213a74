// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/overviewpainter.h"

#include <QWidget>

namespace hookglass {

class OverviewCounts;

/// Events over time above the timeline. Dragging selects times, the wheel zooms, a click goes to
/// the event that is nearest; a double click or Home shows all. From the keyboard: arrows move a
/// cursor, with Shift they select, + and - zoom, Enter goes to the event or takes the selection.
class OverviewStrip final : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive it.
    OverviewStrip(OverviewCounts &counts, const Icons &icons, QWidget *parent = nullptr);

    OverviewStack stack() const { return m_state.stack; }
    void setStack(OverviewStack stack);
    /// The times that the filter takes, to be shown.
    void setFiltered(const std::optional<TimeRange> &range);
    /// Arrival of the timeline's current event.
    void setCurrent(const std::optional<qint64> &us);
    TimeRange range() const { return m_state.window.range(); } ///< that is looked at
    bool isZoomed() const { return m_state.window.isZoomed(); }
    void showAll();
    /// What stands at this place, in lines of plain words.
    QString textAt(int x) const;
    QSize sizeHint() const override;

signals:
    void rangeSelected(const hookglass::TimeRange &range);
    void rangeCleared(); ///< the filter is to take all times again
    void timeActivated(qint64 us);
    void stackChanged(hookglass::OverviewStack stack);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void onCounted();
    void windowChanged();
    void askForCounts();
    void moveCursor(int by, bool selects);
    void tellCursor();
    void activateCursor();
    bool dropSelection();
    TimeRange rangeBetween(int from, int to) const;
    QFont axisFont() const;

    OverviewCounts &m_counts;
    const Icons &m_icons;
    OverviewState m_state;
    std::optional<int> m_pressedX;
    qint64 m_utcOffsetUs = 0; ///< of the times that were asked for
    qint64 m_anchorUs = 0; ///< of a selection by keyboard
};

} // namespace hookglass

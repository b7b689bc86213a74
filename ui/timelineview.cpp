// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelineview.h"

#include "ui/highlight.h"
#include "ui/timelinecolumns.h"
#include "ui/timelinedelegate.h"
#include "ui/timelinemodel.h"
#include "ui/viewkeeper.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

TimelineView::TimelineView(TimelineModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_newButton(new QPushButton(this))
{
    setModel(&model);
    // Painting, it asks whether whole columns are selected, which takes as long as there are rows.
    horizontalHeader()->setSelectionModel(new QItemSelectionModel(&model, horizontalHeader()));
    m_columns = new TimelineColumns(*horizontalHeader(), this);
    setAccessibleName(tr("Timeline of captured webhooks"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setItemDelegate(new TimelineDelegate(this));

    m_newButton->hide();
    m_newButton->setFocusPolicy(Qt::NoFocus); // End does the same from the keyboard
    connect(m_newButton, &QPushButton::clicked, this, &TimelineView::followTail);
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { onRowsInserted(first, last); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { onRowsRemoved(first, last); });
    connect(this, &TimelineView::currentCaptureChanged, &model, &TimelineModel::relateTo);
    connect(&model, &TimelineModel::capturesRemoved, this, &TimelineView::onCapturesRemoved);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_resetting = true; });
    connect(&model, &QAbstractItemModel::modelReset, this, &TimelineView::onReset);
    connect(&model, &TimelineModel::verdictsDiffer, m_columns, &TimelineColumns::widenVerdicts,
            Qt::SingleShotConnection); // later the width is the user's
    connect(&model, &TimelineModel::columnUsed, m_columns, &TimelineColumns::reveal);
    connect(&model, &TimelineModel::orderKept, this, [this](int column, Qt::SortOrder order) {
        const QSignalBlocker blocker(horizontalHeader()); // it would ask for it
        horizontalHeader()->setSortIndicator(column, order);
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TimelineView::onScrolled);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int last) {
        if (m_following)
            scrollToBottom();
        m_isPlacing = verticalScrollBar()->value() > last; // there are fewer rows
    });
    new ViewKeeper(model, *this);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    horizontalHeader()->setSortIndicatorClearable(true); // the third click: in order of arrival
    setSortingEnabled(true);
}

void TimelineView::followTail()
{
    m_newCount = 0;
    if (!m_model.isInOrderOfArrival()) // else the newest need not be at the end
        horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setFollowing(true);
    showNewCount();
    scrollToBottom();
}

void TimelineView::onRowsInserted(int first, int last)
{
    if (m_selectsNewest && last == m_model.rowCount() - 1)
        selectNewest();
    else if (!currentIndex().isValid() && m_currentSeq > 0)
        makeCurrentAgain(first, last);
    if (m_following)
        return; // the range changes, and with it the position
    const int count = last - first + 1;
    if (last == m_model.rowCount() - 1) {
        m_newCount += count;
        showNewCount();
    } else if (const int top = verticalScrollBar()->value(); first < top) {
        verticalScrollBar()->setValue(top + count); // what is looked at stays where it is
    }
}

/// It was hidden, and comes back with other results of a long scan.
void TimelineView::makeCurrentAgain(int first, int last)
{
    const int row = m_model.rowOfSeq(m_currentSeq);
    if (row >= first && row <= last)
        selectionModel()->setCurrentIndex(m_model.index(row, 0), QItemSelectionModel::NoUpdate);
}

/// What the user is looking at stays where it is.
void TimelineView::onRowsRemoved(int first, int last)
{
    const int top = verticalScrollBar()->value();
    if (!m_following && first < top)
        verticalScrollBar()->setValue(top - (qMin(last + 1, top) - first));
}

void TimelineView::onCapturesRemoved()
{
    if (m_currentSeq == 0 || currentIndex().isValid() || m_model.contains(m_currentSeq))
        return;
    m_currentSeq = 0;
    emit currentCaptureChanged(0);
}

void TimelineView::onScrolled(int value)
{
    const bool isPlacing = std::exchange(m_isPlacing, false);
    if (m_resetting || isPlacing)
        return;
    const bool atEnd = value >= verticalScrollBar()->maximum();
    if (atEnd) {
        m_newCount = 0;
        showNewCount();
    }
    setFollowing(atEnd && m_model.isInOrderOfArrival());
}

void TimelineView::onReset()
{
    m_resetting = false;
    m_newCount = 0;
    showNewCount();
    if (!m_model.isInOrderOfArrival())
        setFollowing(false); // the newest may stand anywhere
    const qint64 wanted = m_currentSeq;
    const int row = m_model.rowOfSeq(wanted);
    if (row >= 0) {
        setAutoScroll(false); // whoever follows the newest is not taken there
        setCurrentIndex(m_model.index(row, 0));
        setAutoScroll(true);
        if (!m_following)
            scrollTo(m_model.index(row, 0), PositionAtCenter);
    }
    if (m_selectsNewest)
        selectNewest();
    if (m_following)
        scrollToBottom();
    if (m_model.capturedCount() == 0) {
        setFollowing(m_model.isInOrderOfArrival());
        m_currentSeq = 0;
        emit currentCaptureChanged(0);
    }
}

void TimelineView::setFollowing(bool following)
{
    if (std::exchange(m_following, following) != following)
        emit followingChanged(following);
}

void TimelineView::setSelectsNewest(bool selects)
{
    if (std::exchange(m_selectsNewest, selects) == selects)
        return;
    if (selects)
        selectNewest();
    emit selectsNewestChanged(selects);
}

/// Selects it alone, whatever keys are pressed: setCurrentIndex() would add it to the others with
/// Ctrl, as of Ctrl+., down.
void TimelineView::choose(int row)
{
    selectionModel()->setCurrentIndex(
        m_model.index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

/// Whether the view scrolls there is another question.
void TimelineView::chooseInPlace(int row)
{
    setAutoScroll(false);
    choose(row);
    setAutoScroll(true);
}

void TimelineView::selectNewest()
{
    if (m_model.rowCount() > 0)
        chooseInPlace(m_model.newestRow());
}

/// The user may have chosen another one than the newest.
void TimelineView::onChosen()
{
    if (currentIndex().row() != m_model.newestRow())
        setSelectsNewest(false);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    QTableView::mousePressEvent(event);
    onChosen();
}

void TimelineView::showNewCount()
{
    m_newButton->setVisible(m_newCount > 0);
    if (m_newCount == 0)
        return;
    m_newButton->setText(tr("▼ %1 new").arg(m_newCount));
    m_newButton->setToolTip(tr("Go to the newest event and follow (End)"));
    m_newButton->adjustSize();
    m_newButton->move(
        (viewport()->width() - m_newButton->width()) / 2,
        height() - m_newButton->height() - 12
            - (horizontalScrollBar()->isVisible() ? horizontalScrollBar()->height() : 0));
    m_newButton->raise();
}

/// Qt makes a row the current one then, but does not select it.
void TimelineView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason && currentIndex().isValid()
        && !selectionModel()->hasSelection())
        choose(currentIndex().row());
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    showNewCount();
}

/// In a table Home and End would move between columns; here they mean the first and last event.
void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const int rows = m_model.rowCount();
    if (event->key() == Qt::Key_Home && rows > 0) {
        setCurrentIndex(m_model.index(0, 0));
        scrollToTop();
    } else if (event->key() == Qt::Key_End && rows > 0) {
        followTail(); // first: it ends an order in which the newest is elsewhere
        setCurrentIndex(m_model.index(m_model.rowCount() - 1, 0));
    } else if (event->key() == Qt::Key_Escape) {
        emit escapePressed();
    } else {
        QTableView::keyPressEvent(event);
    }
    onChosen();
}

/// Del and Backspace come here too, and Space, which selects.
void TimelineView::keyboardSearch(const QString &text)
{
    if (!text.isEmpty() && text != u"?" && text.front().isPrint() && !text.front().isSpace())
        emit typed(text);
}

void TimelineView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (m_resetting || !current.isValid())
        return;
    const qint64 seq = m_model.captureAt(current.row()).seq;
    if (std::exchange(m_currentSeq, seq) != seq)
        emit currentCaptureChanged(seq);
}

void TimelineView::setHighlight(const Highlight *highlight)
{
    m_highlight = highlight;
}

bool TimelineView::isHighlighted(int row) const
{
    return m_highlight && m_highlight->containsRow(row);
}

bool TimelineView::showCapture(qint64 seq)
{
    const int row = m_model.rowOfSeq(seq);
    if (row >= 0)
        showRow(row);
    return row >= 0;
}

void TimelineView::chooseCapture(qint64 seq)
{
    const int row = m_model.rowOfSeq(seq);
    if (row >= 0 && m_following)
        chooseInPlace(row);
    else if (row >= 0)
        showRow(row);
}

void TimelineView::showRow(int row)
{
    choose(row);
    scrollTo(m_model.index(row, 0));
    onChosen();
}

void TimelineView::placeAt(int topRow)
{
    executeDelayedItemsLayout(); // else the range would be that of the rows before
    m_isPlacing = true;
    verticalScrollBar()->setValue(topRow);
    m_isPlacing = false;
}

qsizetype TimelineView::selectedCount() const
{
    qsizetype count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    return count;
}

QList<qint64> TimelineView::selectedSeqs() const
{
    QList<qint64> seqs;
    // By ranges: asking for the rows one by one takes seconds when there are many.
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            seqs.append(m_model.seqAt(row));
    }
    std::sort(seqs.begin(), seqs.end());
    return seqs;
}

} // namespace hookglass

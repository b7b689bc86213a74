// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roomsteps.h"

#include "core/base/text.h"
#include "ui/isolates.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QMenu>
#include <QStatusBar>

namespace hookglass {

namespace {
constexpr int MessageMs = 5000;
constexpr qsizetype RoomLength = 60; // characters of its name in a message
} // namespace

int rowOfRoom(const SummaryRows &captures, const QList<int> &places, quint32 room, qsizetype row,
              qsizetype count, int step)
{
    for (; count > 0 && row >= 0 && row < places.size(); --count, row += step) {
        if (captures.textNumberAt(places.at(row), SummaryRows::Text::Room) == room)
            return int(row);
    }
    return -1;
}

RoomSteps::RoomSteps(TimelineModel &model, TimelineView &view, QStatusBar &status, QObject *parent,
                     qsizetype atOnce)
    : QObject(parent)
    , m_model(model)
    , m_view(view)
    , m_status(status)
    , m_next(new QAction(tr("Next event in the same &room"), this))
    , m_previous(new QAction(tr("Pre&vious event in the same room"), this))
    , m_atOnce(atOnce)
{
    m_goOn.setSingleShot(true);
    connect(&m_goOn, &QTimer::timeout, this, &RoomSteps::search);
    // Then the rows are others, and the user has not asked about them.
    connect(&m_model, &QAbstractItemModel::rowsRemoved, &m_goOn, &QTimer::stop);
    connect(&m_model, &QAbstractItemModel::modelReset, &m_goOn, &QTimer::stop);
    connect(&m_model, &QAbstractItemModel::layoutChanged, &m_goOn, &QTimer::stop);
    connect(&m_view, &TimelineView::currentCaptureChanged, &m_goOn, &QTimer::stop);
    m_next->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Period));
    m_previous->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    connect(m_next, &QAction::triggered, this, [this] { go(1); });
    connect(m_previous, &QAction::triggered, this, [this] { go(-1); });
    m_view.addActions({m_next, m_previous});
}

void RoomSteps::addActions(QMenu &menu)
{
    menu.addSeparator();
    menu.addActions({m_next, m_previous});
}

void RoomSteps::go(int step)
{
    const QModelIndex current = m_view.currentIndex();
    if (!current.isValid()) {
        m_status.showMessage(tr("Select an event first"), MessageMs);
        return;
    }
    m_status.clearMessage();
    m_from = m_model.captureAt(current.row()).seq;
    m_row = current.row() + step;
    m_step = step;
    search();
}

void RoomSteps::search()
{
    const SummaryRows &captures = m_model.captures();
    const qsizetype from = captures.placeOfSeq(m_from);
    const quint32 room = from < 0 ? 0 : captures.textNumberAt(from, SummaryRows::Text::Room);
    if (room == 0) {
        m_status.showMessage(tr("The selected event names no room"), MessageMs);
        return;
    }
    const int row = rowOfRoom(captures, m_model.visiblePlaces(), room, m_row, m_atOnce, m_step);
    m_row += m_step * m_atOnce;
    if (row >= 0)
        m_view.showCapture(m_model.captureAt(row).seq);
    else if (m_row >= 0 && m_row < m_model.rowCount())
        m_goOn.start();
    else
        tellNone();
}

void RoomSteps::tellNone()
{
    const QString room =
        withIsolatedNames(visibleText(m_model.summaryOf(m_from).roomId, RoomLength));
    m_status.showMessage((m_step > 0 ? tr("No later event of the room \"%1\" is shown")
                                     : tr("No earlier event of the room \"%1\" is shown"))
                             .arg(room),
                         MessageMs);
}

} // namespace hookglass

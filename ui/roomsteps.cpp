// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roomsteps.h"

#include "core/base/text.h"
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

int rowInSameRoom(const SummaryRows &captures, const QList<int> &places, int row, int step)
{
    const quint32 room = captures.roomNumberAt(places.at(row));
    if (room == 0)
        return -1;
    for (qsizetype i = row + step; i >= 0 && i < places.size(); i += step) {
        if (captures.roomNumberAt(places.at(i)) == room)
            return int(i);
    }
    return -1;
}

RoomSteps::RoomSteps(TimelineModel &model, TimelineView &view, QStatusBar &status, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_view(view)
    , m_status(status)
    , m_next(new QAction(tr("Ne&xt event in the same room"), this))
    , m_previous(new QAction(tr("Pre&vious event in the same room"), this))
{
    m_next->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Period));
    m_previous->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    connect(m_next, &QAction::triggered, this, [this] { go(1); });
    connect(m_previous, &QAction::triggered, this, [this] { go(-1); });
    m_view.addActions({m_next, m_previous});
}

void RoomSteps::addActions(QMenu &menu)
{
    menu.addActions({m_next, m_previous});
}

void RoomSteps::go(int step)
{
    const QModelIndex current = m_view.currentIndex();
    if (!current.isValid()) {
        m_status.showMessage(tr("Select an event first"), MessageMs);
        return;
    }
    const int row = rowInSameRoom(m_model.captures(), m_model.visiblePlaces(), current.row(), step);
    if (row >= 0) {
        m_view.showCapture(m_model.captureAt(row).seq);
        m_status.clearMessage();
        return;
    }
    const QString room = m_model.captureAt(current.row()).roomId;
    if (room.isEmpty())
        m_status.showMessage(tr("The selected event names no room"), MessageMs);
    else
        m_status.showMessage((step > 0 ? tr("No later event of the room \"%1\" is shown")
                                       : tr("No earlier event of the room \"%1\" is shown"))
                                 .arg(visibleText(room, RoomLength)),
                             MessageMs);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/eventwindows.h"

#include "core/base/text.h"
#include "core/capture/capture.h"
#include "core/capture/capturesummary.h"
#include "core/inspector/inspector.h"
#include "ui/comparepane.h"
#include "ui/detailtabs.h"
#include "ui/icons.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QMenu>
#include <QShortcut>

namespace hookglass {

namespace {
constexpr qsizetype MostWindows = 20;
} // namespace

EventWindows::EventWindows(Inspector &inspector, TimelineView &view, const Icons &icons,
                           QWidget *owner)
    : QObject(owner)
    , m_inspector(inspector)
    , m_icons(icons)
    , m_owner(owner)
    , m_action(new QAction(tr("Open in a &window of its own"), this))
{
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    const auto openCurrent = [this, &view] {
        open(view.currentCapture());
    };
    connect(m_action, &QAction::triggered, this, openCurrent);
    connect(&view, &QAbstractItemView::doubleClicked, this, openCurrent);
    connect(&inspector, &Inspector::captureLoaded, this, &EventWindows::show);
    connect(&inspector, &Inspector::loadFailed, this, [this] { m_awaited.clear(); });
    // Their numbers are those of the session before.
    connect(&inspector, &Inspector::sessionChanged, this, &EventWindows::closeAll);
    view.addAction(m_action);
}

void EventWindows::addActions(QMenu &menu)
{
    menu.addAction(m_action);
}

void EventWindows::open(qint64 seq)
{
    if (seq == 0 || m_awaited.size() + m_windows.size() >= MostWindows)
        return;
    m_awaited.append(seq);
    m_inspector.loadCapture(seq);
}

void EventWindows::show(const Capture &capture)
{
    if (!m_awaited.removeOne(capture.seq))
        return;
    auto *details = new DetailTabs(m_icons, m_inspector.catalog(), m_owner);
    details->setWindowFlag(Qt::Window);
    details->setAttribute(Qt::WA_DeleteOnClose);
    details->setWindowTitle(
        tr("#%1 %2").arg(capture.seq).arg(visibleText(summarize(capture).summary, 100)));
    details->removeTab(details->indexOf(&details->compare())); // that is the timeline's knowledge
    details->setCapture(&capture);
    details->resize(760, 560);
    auto *close = new QShortcut(QKeySequence(Qt::Key_Escape), details);
    connect(close, &QShortcut::activated, details, &QWidget::close);
    connect(details, &QObject::destroyed, this, [this, details] { m_windows.removeOne(details); });
    m_windows.append(details);
    emit opened(details);
    details->show();
}

void EventWindows::closeAll()
{
    m_awaited.clear();
    const QList<DetailTabs *> windows = m_windows; // each takes itself out
    for (DetailTabs *window : windows)
        window->close();
}

void EventWindows::refreshIcons()
{
    for (DetailTabs *window : std::as_const(m_windows))
        window->refreshIcons();
}

} // namespace hookglass

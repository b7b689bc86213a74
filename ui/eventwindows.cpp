// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/eventwindows.h"

#include "core/base/text.h"
#include "core/capture/capturesummary.h"
#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "ui/comparison.h"
#include "ui/detailtabs.h"
#include "ui/eventwindow.h"
#include "ui/icons.h"
#include "ui/isolates.h"
#include "ui/timelinefeed.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QEvent>
#include <QMenu>

#include <algorithm>
#include <tuple>

namespace hookglass {

namespace {
constexpr qsizetype MostWindows = 20;
constexpr QSize FirstSize(760, 560);

/// Both are the same capture, of which nothing else changes.
bool areAlike(const Capture &a, const Capture &b)
{
    const auto changing = [](const Capture &each) {
        const Answer &answer = each.answer;
        return std::make_tuple(answer.status, answer.rule, answer.afterUs, answer.headers,
                               answer.body, each.history, each.marks,
                               each.reverified ? each.reverified->judgedAtUs : 0);
    };
    return changing(a) == changing(b);
}

} // namespace

EventWindows::EventWindows(Inspector &inspector, const Timeline &timeline, Settings &settings,
                           const Icons &icons, QWidget *owner)
    : QObject(owner)
    , m_inspector(inspector)
    , m_timeline(timeline)
    , m_settings(settings)
    , m_icons(icons)
    , m_owner(owner)
    , m_action(new QAction(tr("Open in a &window of its own"), this))
{
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    connectTimeline();
    connectInspector();
    owner->installEventFilter(this);
}

void EventWindows::connectTimeline()
{
    const auto openCurrent = [this] {
        open(m_timeline.view.currentCapture());
    };
    connect(m_action, &QAction::triggered, this, openCurrent);
    connect(&m_timeline.view, &QAbstractItemView::doubleClicked, this, openCurrent);
    m_timeline.view.addAction(m_action);
    connect(&m_timeline.feed, &TimelineFeed::answered, this, &EventWindows::reload);
    connect(&m_timeline.model, &TimelineModel::deliveryChanged, this, &EventWindows::showRetry);
    // With what goes, and what comes back.
    connect(&m_timeline.model, &TimelineModel::countsChanged, this, &EventWindows::showDeleted);
}

void EventWindows::connectInspector()
{
    connect(&m_inspector, &Inspector::captureLoaded, this, &EventWindows::take);
    connect(&m_inspector, &Inspector::loadFailed, this,
            [this](qint64 seq) { m_awaited.removeAll(seq); });
    connect(&m_inspector, &Inspector::reverificationsStored, this, [this] {
        QList<qint64> all;
        for (const Window &window : std::as_const(m_windows))
            all.append(window.seq);
        reload(all);
    });
    connect(&m_inspector, &Inspector::marksStored, this, [this] {
        for (const Window &window : std::as_const(m_windows)) {
            if (m_timeline.model.contains(window.seq))
                window.window->details().setMarks(m_timeline.model.summaryOf(window.seq).marks);
        }
    });
    // Their numbers are those of the session before.
    connect(&m_inspector, &Inspector::sessionChanged, this, &EventWindows::closeAll);
}

void EventWindows::addActions(QMenu &menu)
{
    menu.addAction(m_action);
}

EventWindow *EventWindows::windowOf(qint64 seq) const
{
    const auto found = std::find_if(m_windows.begin(), m_windows.end(),
                                    [seq](const Window &window) { return window.seq == seq; });
    return found == m_windows.end() ? nullptr : found->window;
}

void EventWindows::open(qint64 seq)
{
    if (EventWindow *there = windowOf(seq)) {
        there->raise();
        there->activateWindow();
        return;
    }
    if (seq == 0 || m_awaited.contains(seq) || m_awaited.size() + m_windows.size() >= MostWindows)
        return;
    m_awaited.append(seq);
    m_inspector.loadCapture(seq);
}

/// Of those that have a window, which have changed. Deleted ones stay as they were.
void EventWindows::reload(const QList<qint64> &seqs)
{
    for (const qint64 seq : seqs) {
        if (windowOf(seq) && m_timeline.model.contains(seq))
            m_inspector.loadCapture(seq);
    }
}

/// Whoever asked for it: newer it can only be.
void EventWindows::take(const Capture &capture)
{
    const Capture completed = m_timeline.feed.completed(capture);
    if (m_awaited.removeOne(capture.seq))
        show(completed);
    for (Window &window : m_windows) {
        if (window.seq != capture.seq || areAlike(window.shown, completed))
            continue; // one stays where one was
        window.shown = completed;
        window.window->details().setCapture(&completed);
    }
    showRetry(capture.seq);
}

void EventWindows::show(const Capture &capture)
{
    auto *window = new EventWindow(m_icons, m_inspector.catalog(), m_owner);
    DetailTabs &details = window->details();
    window->setWindowTitle(
        tr("#%1 %2").arg(QString::number(capture.seq),
                         withIsolatedNames(visibleText(summarize(capture).summary, 100))));
    new Comparison(m_inspector, m_timeline.model, m_timeline.view, details.compare(), &details,
                   capture.seq);
    details.setArrangement(m_settings.get(settings::EventWindowPanes));
    details.setCapture(&capture);
    const QSize size = m_settings.get(settings::EventWindowSize);
    window->resize(size.isEmpty() ? FirstSize : size);
    connect(window, &QObject::destroyed, this, [this, window] { forget(window); });
    window->installEventFilter(this);
    m_windows.append({capture.seq, window, capture});
    emit opened(&details);
    window->show();
}

void EventWindows::showRetry(qint64 seq)
{
    EventWindow *window = windowOf(seq);
    if (window && m_timeline.model.contains(seq))
        window->details().setRetry(m_timeline.model.retryAfter(m_timeline.model.summaryOf(seq)));
}

void EventWindows::showDeleted()
{
    for (const Window &each : std::as_const(m_windows))
        each.window->setDeleted(!m_timeline.model.contains(each.seq));
}

/// One that closes is remembered; with the owner all of them close.
bool EventWindows::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Close)
        return QObject::eventFilter(watched, event);
    if (watched == m_owner) {
        closeAll();
    } else if (const auto *window = qobject_cast<EventWindow *>(watched)) {
        m_settings.set(settings::EventWindowPanes, window->details().arrangement());
        m_settings.set(settings::EventWindowSize, window->size());
        forget(window);
    }
    return QObject::eventFilter(watched, event);
}

void EventWindows::forget(const EventWindow *window)
{
    m_windows.removeIf([window](const Window &each) { return each.window == window; });
}

void EventWindows::closeAll()
{
    m_awaited.clear();
    const QList<Window> windows = m_windows; // each takes itself out
    for (const Window &window : windows)
        window.window->close();
}

void EventWindows::refreshIcons()
{
    for (const Window &window : std::as_const(m_windows))
        window.window->details().refreshIcons();
}

} // namespace hookglass

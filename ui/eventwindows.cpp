// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/eventwindows.h"

#include "core/base/text.h"
#include "core/capture/capturesummary.h"
#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "ui/comparison.h"
#include "ui/detailtabs.h"
#include "ui/icons.h"
#include "ui/timelinefeed.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QShortcut>

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
                window.details->setMarks(m_timeline.model.summaryOf(window.seq).marks);
        }
    });
    // Their numbers are those of the session before.
    connect(&m_inspector, &Inspector::sessionChanged, this, &EventWindows::closeAll);
}

void EventWindows::addActions(QMenu &menu)
{
    menu.addAction(m_action);
}

DetailTabs *EventWindows::windowOf(qint64 seq) const
{
    const auto found = std::find_if(m_windows.begin(), m_windows.end(),
                                    [seq](const Window &window) { return window.seq == seq; });
    return found == m_windows.end() ? nullptr : found->details;
}

void EventWindows::open(qint64 seq)
{
    if (DetailTabs *there = windowOf(seq)) {
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
        window.details->setCapture(&completed);
    }
    showRetry(capture.seq);
}

void EventWindows::show(const Capture &capture)
{
    auto *details = new DetailTabs(m_icons, m_inspector.catalog(), m_owner);
    details->setWindowFlag(Qt::Window);
    details->setAttribute(Qt::WA_DeleteOnClose);
    details->setWindowTitle(
        tr("#%1 %2").arg(capture.seq).arg(visibleText(summarize(capture).summary, 100)));
    new Comparison(m_inspector, m_timeline.model, m_timeline.view, details->compare(), details,
                   capture.seq);
    details->setArrangement(m_settings.get(settings::EventWindowPanes));
    details->setCapture(&capture);
    const QSize size = m_settings.get(settings::EventWindowSize);
    details->resize(size.isEmpty() ? FirstSize : size);
    auto *close = new QShortcut(QKeySequence(Qt::Key_Escape), details);
    connect(close, &QShortcut::activated, details, &QWidget::close);
    connect(details, &QObject::destroyed, this, [this, details] { forget(details); });
    details->installEventFilter(this);
    m_windows.append({capture.seq, details, capture});
    emit opened(details);
    details->show();
}

void EventWindows::showRetry(qint64 seq)
{
    DetailTabs *details = windowOf(seq);
    if (details && m_timeline.model.contains(seq))
        details->setRetry(m_timeline.model.retryAfter(m_timeline.model.summaryOf(seq)));
}

/// One that closes is remembered; with the owner all of them close.
bool EventWindows::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Close)
        return QObject::eventFilter(watched, event);
    if (watched == m_owner) {
        closeAll();
    } else if (const auto *details = qobject_cast<DetailTabs *>(watched)) {
        m_settings.set(settings::EventWindowPanes, details->arrangement());
        m_settings.set(settings::EventWindowSize, details->size());
        forget(details);
    }
    return QObject::eventFilter(watched, event);
}

void EventWindows::forget(const DetailTabs *details)
{
    m_windows.removeIf([details](const Window &each) { return each.details == details; });
}

void EventWindows::closeAll()
{
    m_awaited.clear();
    const QList<Window> windows = m_windows; // each takes itself out
    for (const Window &window : windows)
        window.details->close();
}

void EventWindows::refreshIcons()
{
    for (const Window &window : std::as_const(m_windows))
        window.details->refreshIcons();
}

} // namespace hookglass

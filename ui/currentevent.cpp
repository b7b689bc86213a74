// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/currentevent.h"

#include "core/inspector/inspector.h"
#include "ui/detailtabs.h"
#include "ui/timelinefeed.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QStatusBar>

namespace hookglass {

namespace {
constexpr int MessageMs = 8000;
} // namespace

CurrentEvent::CurrentEvent(Inspector &inspector, const Timeline &timeline, DetailTabs &details,
                           QStatusBar &status, QObject *parent)
    : QObject(parent)
    , m_inspector(inspector)
    , m_timeline(timeline)
    , m_details(details)
    , m_status(status)
{
    connectInspector();
    connect(&timeline.feed, &TimelineFeed::answered, this, [this](const QList<qint64> &seqs) {
        if (seqs.contains(m_seq))
            loadAgain();
    });
    connect(&timeline.model, &TimelineModel::deliveryChanged, this, &CurrentEvent::showRetry);
    connect(&timeline.view, &TimelineView::currentCaptureChanged, this, &CurrentEvent::show);
    connect(&timeline.model, &TimelineModel::capturesRemoved, this, [this] {
        if (m_seq > 0 && !m_timeline.model.contains(m_seq)) // one that the filter hid
            show(m_timeline.view.currentCapture());
    });
}

void CurrentEvent::connectInspector()
{
    connect(&m_inspector, &Inspector::loadFailed, this, [this](qint64 seq, const Error &error) {
        if (seq == 0 || seq == m_seq) // otherwise it is deleted, or the user has moved on
            m_status.showMessage(error.message, MessageMs);
    });
    connect(&m_inspector, &Inspector::reverificationsStored, this, &CurrentEvent::loadAgain);
    connect(&m_inspector, &Inspector::marksStored, this, [this] {
        if (m_timeline.model.contains(m_seq))
            m_details.setMarks(m_timeline.model.summaryOf(m_seq).marks);
    });
    connect(&m_inspector, &Inspector::captureLoaded, this, [this](const Capture &capture) {
        if (capture.seq != m_seq)
            return; // the user has moved on
        const Capture completed = m_timeline.feed.completed(capture);
        m_details.setCapture(&completed);
        showRetry(capture.seq);
    });
}

void CurrentEvent::loadAgain()
{
    if (m_timeline.model.contains(m_seq))
        m_inspector.loadCapture(m_seq);
}

void CurrentEvent::show(qint64 seq)
{
    m_seq = seq;
    if (seq > 0)
        m_inspector.loadCapture(seq);
    else
        m_details.setCapture(nullptr);
}

void CurrentEvent::showRetry(qint64 seq)
{
    if (seq == m_seq && m_timeline.model.contains(seq))
        m_details.setRetry(m_timeline.model.retryAfter(m_timeline.model.summaryOf(seq)));
}

void CurrentEvent::goTo(qint64 seq)
{
    if (m_timeline.view.showCapture(seq))
        return;
    if (!m_timeline.model.contains(seq)) {
        m_status.showMessage(tr("#%1 is no longer in the session").arg(seq), MessageMs);
        return;
    }
    m_status.showMessage(whyNotShown(seq), MessageMs);
    show(seq);
}

QString CurrentEvent::whyNotShown(qint64 seq) const
{
    if (m_timeline.model.isHiddenByFilter(seq))
        return tr("The filter hides #%1 in the timeline").arg(seq);
    switch (m_timeline.model.unseen().reason) {
    case Unseen::Reason::Stopped:
        return tr("#%1 was not found before the search was stopped").arg(seq);
    case Unseen::Reason::Failed:
        return tr("#%1 was not found: the filter could not read all events").arg(seq);
    case Unseen::Reason::None:
        break;
    }
    return tr("#%1 is not in the timeline yet").arg(seq);
}

} // namespace hookglass

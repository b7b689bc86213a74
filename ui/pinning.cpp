// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pinning.h"

#include "core/inspector/inspector.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QLocale>
#include <QMainWindow>
#include <QMenu>
#include <QStatusBar>

#include <algorithm>

namespace hookglass {

namespace {
constexpr int MessageMs = 8000;
constexpr qsizetype MostAtOnce = 5000; // one pass of the window; who wants all sets no limit
} // namespace

Pinning::Pinning(Inspector &inspector, TimelineModel &model, TimelineView &view,
                 QMainWindow *window)
    : QObject(window)
    , m_inspector(inspector)
    , m_model(model)
    , m_view(view)
    , m_window(window)
    , m_action(new QAction(tr("&Pin or unpin"), this))
{
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    connect(m_action, &QAction::triggered, this, &Pinning::toggle);
    m_view.addAction(m_action);
    m_view.setContextMenuPolicy(Qt::ActionsContextMenu);
}

void Pinning::addActions(QMenu &menu)
{
    menu.addAction(m_action);
}

void Pinning::toggle()
{
    const QList<qint64> seqs = m_view.selectedSeqs();
    if (seqs.isEmpty())
        return;
    if (seqs.size() > MostAtOnce) {
        m_window->statusBar()->showMessage(
            tr("At most %1 events can be pinned at once").arg(QLocale().toString(MostAtOnce)),
            MessageMs);
        return;
    }
    const auto isPinned = [this](qint64 seq) {
        return m_model.summaryOf(seq).marks.pinned;
    };
    const bool pin = !std::all_of(seqs.cbegin(), seqs.cend(), isPinned);
    QList<CaptureSummary> changed;
    QList<MarkRecord> records;
    for (const qint64 seq : seqs) {
        CaptureSummary capture = m_model.summaryOf(seq);
        if (capture.marks.pinned == pin)
            continue;
        capture.marks.pinned = pin;
        changed.append(capture);
        records.append({seq, capture.marks});
    }
    m_inspector.setMarks(records);
    m_model.update(changed);
}

} // namespace hookglass

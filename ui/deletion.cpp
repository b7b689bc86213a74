// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deletion.h"

#include "core/inspector/inspector.h"
#include "ui/captureplaces.h"
#include "ui/taskprogress.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QLocale>
#include <QMainWindow>
#include <QMenu>
#include <QStatusBar>

#include <utility>

namespace hookglass {

namespace {

using Kind = DeletionRecord::Kind;
constexpr int MessageMs = 10'000;

QString count(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

Deletion::Deletion(Inspector &inspector, TimelineModel &model, TimelineView &view,
                   QMainWindow *window)
    : QObject(window)
    , m_inspector(inspector)
    , m_model(model)
    , m_view(view)
    , m_window(window)
    , m_progress(new TaskProgress(*window->statusBar(), tr("Bringing events back"), this))
    , m_undo(new QAction(tr("&Undo deletion"), this))
    , m_redo(new QAction(tr("&Redo deletion"), this))
    , m_delete(new QAction(tr("&Delete selected events"), this))
    , m_clear(new QAction(tr("&Clear all but marked events"), this))
{
    m_undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    m_redo->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    m_delete->setShortcut(QKeySequence(Qt::Key_Delete));
    m_delete->setShortcutContext(Qt::WidgetShortcut); // elsewhere it is about something else
    m_clear->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete));
    m_delete->setStatusTip(
        tr("Marked ones too; Undo brings them back until the session is closed"));
    m_clear->setStatusTip(tr("Pinned, coloured and noted events stay; Undo brings the others back "
                             "until the session is closed"));
    connect(m_undo, &QAction::triggered, this, &Deletion::undo);
    connect(m_redo, &QAction::triggered, this, &Deletion::redo);
    connect(m_delete, &QAction::triggered, this, &Deletion::deleteSelected);
    connect(m_clear, &QAction::triggered, this, &Deletion::clear);
    m_view.addAction(m_delete);
    m_pool.setMaxThreadCount(1);
    connectInspector();
    updateActions();
}

Deletion::~Deletion()
{
    m_pool.waitForDone();
}

void Deletion::connectInspector()
{
    const auto onStored = [this](const DeletionReport &report) {
        m_stored = report;
        m_undoable = report.undoable;
        m_redoable = report.redoable;
    };
    connect(&m_inspector, &Inspector::deleted, this, onStored);
    connect(&m_inspector, &Inspector::undeleted, this, onStored);
    connect(&m_inspector, &Inspector::undeleted, m_progress, &TaskProgress::hide);
    connect(&m_inspector, &Inspector::restoreProgress, m_progress, &TaskProgress::show);
    connect(m_progress, &TaskProgress::stopRequested, this, &Deletion::stopBringingBack);
    connect(&m_model, &TimelineModel::merged, this, &Deletion::finish);
    connect(&m_inspector, &Inspector::deletionFailed, this, &Deletion::fail);
    connect(&m_inspector, &Inspector::sessionChanged, this, &Deletion::forget);
    connect(&m_inspector, &Inspector::sessionOpened, this, [this] { m_ready = true; });
}

void Deletion::addActions(QMenu &menu)
{
    menu.addActions({m_undo, m_redo});
    menu.addSeparator();
    menu.addActions({m_delete, m_clear});
    menu.addSeparator();
}

void Deletion::addKeys(QWidget &window)
{
    window.addActions({m_undo, m_redo});
}

/// What was deleted in the session before is final.
void Deletion::forget()
{
    ++m_session;
    m_stored.reset();
    m_undoable = 0;
    m_redoable = 0;
    m_ready = false;
    m_busy = false;
    m_stopped = false;
    m_progress->hide();
    updateActions();
}

void Deletion::begin()
{
    m_busy = true;
    m_next = 0;
    updateActions();
}

void Deletion::updateActions()
{
    m_undo->setEnabled(m_undoable > 0 && !m_busy);
    m_redo->setEnabled(m_redoable > 0 && !m_busy);
    m_delete->setEnabled(!m_busy);
    m_clear->setEnabled(!m_busy);
}

/// Which events they are is found out in another thread: there may be a million.
void Deletion::deleteSelected()
{
    QList<SummaryRows::Run> rows;
    for (const QItemSelectionRange &range : m_view.selectionModel()->selection())
        rows.append({range.top(), range.bottom()});
    if (rows.isEmpty() || m_busy)
        return;
    if (!m_ready) {
        tell(tr("Events can be deleted once the session has been read"));
        return;
    }
    begin();
    m_next = seqBehindSelection();
    m_pool.start([this, captures = m_model.captures(), places = m_model.visiblePlaces(), rows,
                  session = m_session] {
        const QList<SeqRange> ranges = seqRangesOf(captures, places, rows);
        QMetaObject::invokeMethod(
            this,
            [this, ranges, session] {
                if (session == m_session)
                    m_inspector.deleteCaptures(ranges);
            },
            Qt::QueuedConnection);
    });
}

void Deletion::clear()
{
    if (m_busy)
        return;
    if (!m_ready) {
        tell(tr("Events can be cleared once the session has been read"));
        return;
    }
    if (!m_model.hasUnmarked()) {
        tell(m_model.capturedCount() == 0
                 ? tr("There are no events")
                 : tr("All events are marked; select them to delete them"));
        return;
    }
    begin();
    m_inspector.clearCaptures(m_model.newestTakenSeq());
}

void Deletion::undo()
{
    if (m_busy || m_undoable == 0)
        return;
    begin();
    tell(tr("Bringing events back…"));
    m_inspector.undoDeletion();
}

void Deletion::redo()
{
    if (m_busy || m_redoable == 0)
        return;
    begin();
    m_inspector.redoDeletion();
}

/// What has come by then has to go again: nothing comes back by halves.
void Deletion::stopBringingBack()
{
    m_stopped = true;
    m_inspector.stopRestoring();
}

/// The one below, else the one above.
qint64 Deletion::seqBehindSelection() const
{
    int first = m_model.rowCount();
    int last = -1;
    for (const QItemSelectionRange &range : m_view.selectionModel()->selection()) {
        first = std::min(first, range.top());
        last = std::max(last, range.bottom());
    }
    if (last + 1 < m_model.rowCount())
        return m_model.seqAt(last + 1);
    return first > 0 ? m_model.seqAt(first - 1) : 0;
}

void Deletion::finish(const SummaryMerge::Counts &gone, qint64 come)
{
    if (!m_stored)
        return;
    const bool goesAgain = m_stopped && m_stored->bringsBack();
    if (!goesAgain)
        tell(text(gone, come));
    m_stored.reset();
    m_busy = false;
    updateActions();
    if (goesAgain) {
        redo();
        return;
    }
    m_stopped = false;
    if (m_next > 0 && m_view.currentCapture() == 0) // else the user has gone elsewhere meanwhile
        m_view.chooseCapture(m_next);
    m_next = 0;
}

QString Deletion::text(const SummaryMerge::Counts &gone, qint64 come) const
{
    if (m_stopped)
        return tr("Stopped: the events stay deleted");
    if (m_stored->bringsBack())
        return come == 1 ? tr("1 event is back") : tr("%1 events are back").arg(count(come));
    const QString undo = m_undo->shortcut().toString(QKeySequence::NativeText);
    if (m_stored->kind == Kind::Clear)
        return gone.captures == 1
            ? tr("Cleared 1 event; marked ones stay. Undo: %1").arg(undo)
            : tr("Cleared %1 events; marked ones stay. Undo: %2").arg(count(gone.captures), undo);
    if (gone.captures == 1)
        return tr("Deleted 1 event. Undo: %1").arg(undo);
    if (gone.marked > 0)
        return tr("Deleted %1 events, %2 of them marked. Undo: %3")
            .arg(count(gone.captures), count(gone.marked), undo);
    return tr("Deleted %1 events. Undo: %2").arg(count(gone.captures), undo);
}

void Deletion::fail(const QString &message)
{
    const bool isHalf = std::exchange(m_stopped, false);
    m_busy = false;
    m_next = 0;
    updateActions();
    tell(isHalf ? tr("%1 Open the session again to see all events.").arg(message) : message);
}

void Deletion::tell(const QString &text)
{
    m_window->statusBar()->showMessage(text, MessageMs);
}

} // namespace hookglass

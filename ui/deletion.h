// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summarymerge.h"
#include "core/store/deletion.h"

#include <QObject>
#include <QThreadPool>

#include <optional>

class QAction;
class QMainWindow;
class QMenu;
class QWidget;

namespace hookglass {

class Inspector;
class TaskProgress;
class TimelineModel;
class TimelineView;

/// Deletes the selected events, clears the session but for marked ones, and takes that back. One
/// deed at a time: rows go once the session has it. Owns the actions in the menus.
class Deletion final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    Deletion(Inspector &inspector, TimelineModel &model, TimelineView &view, QMainWindow *window);
    ~Deletion() override;

    void addActions(QMenu &menu);
    /// The keys that undo and redo hold in that window, too.
    void addKeys(QWidget &window);
    void deleteSelected();
    void clear();
    void undo();
    void redo();

private:
    void connectInspector();
    void begin();
    void finish(const SummaryMerge::Counts &gone, qint64 come);
    void fail(const QString &message);
    void forget();
    void updateActions();
    qint64 seqBehindSelection() const;
    QString text(const SummaryMerge::Counts &gone, qint64 come) const;
    void stopBringingBack();
    void tell(const QString &text);

    Inspector &m_inspector;
    TimelineModel &m_model;
    TimelineView &m_view;
    QMainWindow *m_window;
    TaskProgress *m_progress; ///< of what comes back
    QAction *m_undo;
    QAction *m_redo;
    QAction *m_delete;
    QAction *m_clear;
    std::optional<DeletionReport> m_stored; ///< once the session has it, until the rows have gone
    qint64 m_undoable = 0; ///< deeds
    qint64 m_redoable = 0;
    qint64 m_next = 0; ///< seq that is selected afterwards; 0: none
    bool m_ready = false; ///< the session has been read
    bool m_busy = false;
    bool m_stopped = false; ///< what comes back is to go again
    quint64 m_session = 0; ///< changes with it
    QThreadPool m_pool;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/marks.h"

#include <QList>
#include <QObject>

#include <functional>

class QMainWindow;

namespace hookglass {

class Inspector;
class TimelineModel;
class TimelineView;

/// Changes what the user says of the selected events: in the timeline at once, and in the session.
class Marking final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    Marking(Inspector &inspector, TimelineModel &model, TimelineView &view, QMainWindow *window);

    /// Seqs of the selected events; none, and a message, when they are too many for it.
    QList<qint64> selected() const;
    Marks marksOf(qint64 seq) const;
    QMainWindow *window() const { return m_window; }
    /// Only those that `edit` changes are written.
    void change(const QList<qint64> &seqs, const std::function<void(Marks &)> &edit);

private:
    Inspector &m_inspector;
    TimelineModel &m_model;
    TimelineView &m_view;
    QMainWindow *m_window;
};

} // namespace hookglass

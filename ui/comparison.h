// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/counterpart.h"

#include <QObject>

namespace hookglass {

class ComparePane;
class Inspector;
class TimelineModel;
class TimelineView;

/// Finds and reads the event that another one is compared with.
class Comparison final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it. `only`: the pane is always about this capture, so that two that
    /// are selected are a pair for it only when it is one of them.
    Comparison(Inspector &inspector, TimelineModel &model, TimelineView &view, ComparePane &pane,
               QObject *parent, qint64 only = 0);

private:
    void find(qint64 seq, Counterpart which);
    qint64 otherSelected(qint64 seq) const;
    void tellSelection();

    Inspector &m_inspector;
    TimelineModel &m_model;
    TimelineView &m_view;
    ComparePane &m_pane;
    const qint64 m_only;
    qint64 m_wanted = 0; ///< the one that is being read
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAction;
class QMenu;
class QStatusBar;

namespace hookglass {

class Inspector;
class TimelineView;

/// Judging events again after the keys have changed: one, the selected ones, or all. Owns the
/// actions and the progress in the status bar.
class VerifyAgain final : public QObject
{
    Q_OBJECT

public:
    VerifyAgain(Inspector &inspector, TimelineView &view, QObject *parent);

    void addActions(QMenu &menu);
    void addProgress(QStatusBar &bar);
    void start(const QList<qint64> &seqs); ///< empty: all

private:
    Inspector &m_inspector;
    TimelineView &m_view;
    QAction *m_selected;
    QAction *m_all;
};

} // namespace hookglass

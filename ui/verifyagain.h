// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAction;
class QMenu;
class QProgressBar;
class QPushButton;
class QStatusBar;

namespace hookglass {

class Inspector;
class Statistics;
class TimelineModel;
class TimelineView;

/// Judging events again after the keys have changed: one, the selected ones, or all. Owns the
/// actions and the progress in the status bar.
class VerifyAgain final : public QObject
{
    Q_OBJECT

public:
    VerifyAgain(Inspector &inspector, TimelineModel &model, TimelineView &view,
                Statistics &statistics, QObject *parent);

    void addActions(QMenu &menu);
    void addProgress(QStatusBar &bar);
    void start(const QList<qint64> &seqs); ///< empty: all

signals:
    void countsChanged();

private:
    void showProgress(qint64 done, qint64 total);

    Inspector &m_inspector;
    TimelineModel &m_model;
    TimelineView &m_view;
    Statistics &m_statistics;
    QAction *m_selected;
    QAction *m_all;
    QProgressBar *m_progress;
    QPushButton *m_stop;
};

} // namespace hookglass

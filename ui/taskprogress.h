// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QProgressBar;
class QPushButton;
class QStatusBar;

namespace hookglass {

/// How far work in the background has come, in the status bar, and a button that stops it. There
/// only while there is something to wait for.
class TaskProgress final : public QObject
{
    Q_OBJECT

public:
    /// The widgets are the bar's. `task` as in "Verifying again".
    TaskProgress(QStatusBar &bar, const QString &task, QObject *parent);

    /// Not shown when there is so little in all that it is done at once, or nothing left to do.
    void show(qint64 done, qint64 total);
    void hide();

signals:
    void stopRequested();

private:
    QProgressBar *m_progress;
    QPushButton *m_stop;
};

} // namespace hookglass

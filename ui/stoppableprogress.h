// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QProgressBar;
class QPushButton;
class QStatusBar;

namespace hookglass {

/// How far something is that takes long, in the status bar, with a button to stop it. Hidden while
/// nothing is under way.
class StoppableProgress final : public QObject
{
    Q_OBJECT

public:
    struct Texts
    {
        QString name {}; ///< of what goes on, "Checking the session"
        QString toolTip {};
        QString stopName {};
        QString stopToolTip {}; ///< what becomes of it then
    };

    /// The bar must outlive it.
    StoppableProgress(const Texts &texts, QStatusBar &bar, QObject *parent);

    void show(int percent);
    void showBefore(const QString &what); ///< that has to be done first, and takes its time
    void hide();

signals:
    void stopAsked();

private:
    void show(const QString &format, int percent);

    const QString m_name;
    QProgressBar *m_progress;
    QPushButton *m_stop;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QObject>

class QLabel;
class QMenu;
class QMainWindow;

namespace hookglass {

class Inspector;
class Notices;
class Settings;
class TimelineModel;

/// The session of the window: making, opening and exporting one, and its name in the title and the
/// status bar.
class SessionControl final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    SessionControl(Inspector &inspector, Settings &settings, const TimelineModel &model,
                   Notices &notices, QMainWindow *window);

    void addActions(QMenu &menu);
    void open(const QString &path);

private:
    void openDialog();
    void exportDialog();
    void showOpened(const QString &path);
    void showChanged(const QString &path);
    void showReading(qint64 done, qint64 total);

    Inspector &m_inspector;
    Settings &m_settings;
    const TimelineModel &m_model;
    Notices &m_notices;
    QMainWindow *m_window;
    QLabel *m_label;
    QElapsedTimer m_sinceChange; ///< since another session has come
};

} // namespace hookglass

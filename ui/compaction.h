// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace hookglass {

class Inspector;
class ListeningControl;
class Notices;
class StoppableProgress;
struct Error;

/// Gives the space that removed events took back to the disk when the user asks for it, shows how
/// far it is and tells what came of it. A session that can only be written anew as a whole is not
/// listened into meanwhile.
class Compaction final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    Compaction(Inspector &inspector, ListeningControl &listening, Notices &notices,
               QMainWindow *window);

    void addActions(QMenu &menu);

private:
    enum class State { Idle, Working, StoppingToListen, WorkingAtOnce };

    bool confirms(const QString &information);
    void ask();
    void askAtOnce();
    void onListeningStopped();
    void onCompacted(qint64 bytes);
    void onStopped(qint64 bytes);
    void onFailed(const Error &error);
    void setState(State state);
    qint64 usedBytes() const; ///< of the disk, by the session
    void connectInspector();

    Inspector &m_inspector;
    ListeningControl &m_listening;
    Notices &m_notices;
    QMainWindow *m_window;
    QAction *m_action;
    StoppableProgress *m_progress;
    State m_state = State::Idle;
    bool m_sessionOpen = false;
    qint64 m_bytesBefore = 0;
};

} // namespace hookglass

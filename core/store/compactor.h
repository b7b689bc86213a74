// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace hookglass {

class SessionFile;

/// Gives the free pages of the session being written back to the disk, a few at a time: what lies
/// behind them is moved into them, and the file is cut. Each step is a transaction of its own, so
/// that it can be ended, also by a crash, after any of them. Owned by SessionWriter, which runs a
/// step when one is due(); lives on its thread.
class Compactor final : public QObject
{
    Q_OBJECT

public:
    explicit Compactor(QObject *parent);

    /// False for a session that was made without what steps need; compactSession() provides it.
    static Result<bool> isPossible(const SessionFile &file);

    /// From now on; stop() it before the file is closed. When it goes on already, it tells how far
    /// it is, and its end answers both.
    void start(SessionFile &file);
    void step();
    void putOff(); ///< in place of a step: there will be more for it soon
    void fail(const QString &why);
    /// What has been done stays, and the rest can be done another time.
    void stop();

signals:
    void due(); ///< not before what else waits for the thread
    /// About four times a second; less than 0 while it is put off and has not begun.
    void compacting(int percent);
    void compacted(qint64 bytes); ///< the new size of the file
    void stopped(qint64 bytes); ///< likewise
    void failed(const hookglass::Error &error);

private:
    Status movePages();
    Status shortenLog();
    void emptyLog();
    void tellProgress();
    qint64 leave();

    SessionFile *m_file = nullptr; ///< while it goes on
    QTimer m_due;
    qint64 m_pages = 0; ///< that were free, the most of them
    qint64 m_left = 0; ///< of them
    qint64 m_pagesInLog = 0; ///< at least
    int m_percent = 0; ///< never less than before, but for when it is put off
    QElapsedTimer m_sinceTold;
    QElapsedTimer m_sinceMoved; ///< any page
};

} // namespace hookglass

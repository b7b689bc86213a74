// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

struct sqlite3;

namespace hookglass {

/// While it lives, SQLite's automatic checkpoints are put off: they take some milliseconds within
/// a commit, and whoever waits for that commit need not wait for them. One that was due is made at
/// the end. What cannot be copied into the file then, since somebody still reads it or the disk is
/// full, is tried again after the next commit, as by SQLite itself. Belongs to the thread of its
/// connection.
class DeferredCheckpoint
{
public:
    explicit DeferredCheckpoint(sqlite3 *connection);
    ~DeferredCheckpoint();

private:
    static int onCommit(void *self, sqlite3 *connection, const char *name, int pages);

    sqlite3 *const m_connection; ///< not owned
    int m_logPages = 0;
    Q_DISABLE_COPY_MOVE(DeferredCheckpoint)
};

} // namespace hookglass

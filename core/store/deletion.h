// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/retention.h"

namespace hookglass {

/// What the user wants taken out of a session, or back into it. What is taken out is no longer
/// told by a SessionReader, and can be taken back until the session is opened to write the next
/// time; then it goes for good.
struct DeletionRecord
{
    enum class Kind { Delete, Clear, Undo, Redo };

    Kind kind = Kind::Delete;
    QString session {}; ///< path of the session that it is about: another one does not get it
    QList<SeqRange> ranges {}; ///< to delete, marked captures too; ascending
    qint64 lastSeq = 0; ///< to clear: all captures up to this one but marked ones
};

/// What was done. Undo and redo go back and forth, one deed at a time.
struct DeletionReport
{
    DeletionRecord::Kind kind = DeletionRecord::Kind::Delete;
    QString session {};
    QList<SeqRange> ranges {}; ///< that have gone or come back, ascending; empty: none
    qint64 undoable = 0; ///< deeds that can be taken back now
    qint64 redoable = 0;
    bool bringsBack() const { return kind == DeletionRecord::Kind::Undo; }
};

} // namespace hookglass

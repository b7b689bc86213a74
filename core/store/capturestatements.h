// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/sessionstore.h"
#include "core/store/sqlstatement.h"

#include <memory>

namespace hookglass {

/// The statements that write captures and what belongs to them, prepared once for an open session.
/// They must go before the connection they are made for. Transactions are the caller's.
class CaptureStatements
{
public:
    static Result<std::unique_ptr<CaptureStatements>> prepare(const QSqlDatabase &database);

    sqlite3 *connection() const { return m_connection; }
    /// The transaction that all of these belong to. Commit may fail and leave it open.
    Status begin() { return m_begin.run(); }
    Status commit() { return m_commit.run(); }
    /// Answers the number that the capture was given.
    Result<qint64> insert(const Capture &capture);
    Status update(const AnswerRecord &record);
    Status replace(const ReverificationRecord &record);
    Status replace(const MarkRecord &record);
    Status replace(const RoomColourRecord &record);

private:
    CaptureStatements() = default;
    Status insertPayload(const Capture &capture, qint64 seq);

    sqlite3 *m_connection = nullptr;
    SqlStatement m_begin;
    SqlStatement m_commit;
    SqlStatement m_insertCapture;
    SqlStatement m_insertPayload;
    SqlStatement m_updateTime;
    SqlStatement m_updateAnswer;
    SqlStatement m_updateContent;
    SqlStatement m_replaceReverification;
    SqlStatement m_replaceMark;
    SqlStatement m_removeMark;
    SqlStatement m_replaceRoomColour;
    SqlStatement m_removeRoomColour;
};

} // namespace hookglass

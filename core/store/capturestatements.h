// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/insertstatement.h"
#include "core/store/sessionstore.h"

#include <QSqlQuery>

#include <memory>

namespace hookglass {

/// The statements that write captures and what belongs to them, prepared once for an open session.
/// They must go before the connection they are made for. Transactions are the caller's.
class CaptureStatements
{
public:
    static Result<std::unique_ptr<CaptureStatements>> prepare(const QSqlDatabase &database);

    /// Answers the number that the capture was given.
    Result<qint64> insert(const Capture &capture);
    Status update(const AnswerRecord &record);
    Status replace(const ReverificationRecord &record);
    Status replace(const MarkRecord &record);
    Status replace(const RoomColourRecord &record);

private:
    explicit CaptureStatements(const QSqlDatabase &database);
    Status insertPayload(const Capture &capture, qint64 seq);

    InsertStatement m_insertCapture;
    QSqlQuery m_insertPayload;
    QSqlQuery m_updateTime;
    QSqlQuery m_updateAnswer;
    QSqlQuery m_updateContent;
    QSqlQuery m_replaceReverification;
    QSqlQuery m_replaceMark;
    QSqlQuery m_removeMark;
    QSqlQuery m_replaceRoomColour;
    QSqlQuery m_removeRoomColour;
};

} // namespace hookglass

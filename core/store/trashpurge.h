// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/store/retention.h"

#include <QSqlDatabase>

#include <optional>

namespace hookglass {

/// Takes out of an open session for good what the user deleted in earlier openings of it, in pieces
/// short enough to stand between two commits. Must go before the connection it is made for.
class TrashPurge
{
public:
    /// Batches of the table `trash` up to this one.
    TrashPurge(const QSqlDatabase &database, qint64 lastBatch);

    /// Removes a piece in one transaction of some milliseconds, and notes it in the table
    /// `removal`. Nothing once all of it has gone. An error leaves all as it was.
    Result<std::optional<RemovalReport>> run(qint64 nowUs);

private:
    struct Row
    {
        qint64 id = 0;
        SeqRange range {};
    };
    struct Piece
    {
        SeqRange range {};
        bool isLast = false; ///< of its row
    };
    Result<std::optional<RemovalReport>> remove(qint64 nowUs);
    Result<std::optional<Row>> next() const;
    Result<Piece> pieceOf(const Row &row, RemovalReport &report) const;
    Status removePiece(const Row &row, const Piece &piece) const;

    const QSqlDatabase m_database;
    const qint64 m_lastBatch;
};

} // namespace hookglass

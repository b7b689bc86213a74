// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/store/deletion.h"
#include "core/store/trashedranges.h"

#include <QSqlDatabase>

#include <optional>

namespace hookglass {

/// The deletions of an open session, each as a batch of ranges in the table `trash`. What was in it
/// when this was made is of an earlier opening and stays as it is. Must go before the connection.
class Trash
{
public:
    explicit Trash(const QSqlDatabase &database);

    /// The newest batch of earlier openings; 0: there is none.
    qint64 lastEarlierBatch() const { return m_earlierBatch; }

    /// Does it within a transaction of the caller, who then says how that ended.
    Result<DeletionReport> apply(const DeletionRecord &record);
    void committed() { m_stored = m_present; }
    void rolledBack() { m_present = m_stored; }

private:
    using Ranges = QList<SeqRange>;
    struct State
    {
        qint64 lastBatch = 0; ///< batches follow each other without gaps
        QList<Ranges> undone {}; ///< the latest at the end
        /// All in the file, read when it is first needed: there may be hundreds of thousands. What
        /// is purged meanwhile stays here, but its captures do not.
        std::optional<TrashedRanges> trashed {};
    };

    Result<Ranges> change(const DeletionRecord &record);
    Result<Ranges> unmarkedRanges(qint64 lastSeq) const;
    Result<Ranges> occupied(const Ranges &ranges) const;
    Result<Ranges> addBatch(const Ranges &ranges);
    Result<Ranges> takeBatch();

    const QSqlDatabase m_database;
    qint64 m_earlierBatch;
    State m_present;
    State m_stored;
};

} // namespace hookglass

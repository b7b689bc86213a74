// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/store/retention.h"
#include "core/store/trashedranges.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <optional>
#include <vector>

namespace hookglass {

/// Takes out of an open session what its Retention does not keep, in pieces short enough to stand
/// between two commits. Must go before the connection it is made for.
class RetentionSweep
{
public:
    RetentionSweep(const QSqlDatabase &database, const Retention &retention);

    /// Removes the oldest captures beyond the limits in one transaction of some milliseconds, and
    /// notes it in the table `removal`. Nothing when nothing is beyond them. An error leaves all as
    /// it was.
    Result<std::optional<RemovalReport>> run(qint64 nowUs);

    void added(qint64 captures) { m_captures += captures; }
    void marksChanged();
    /// Captures that the user has deleted, and may bring back, do not count among those to keep;
    /// they go with those that they stand between.
    void trashChanged() { m_trash.reset(); }

private:
    struct Candidate
    {
        qint64 seq = 0;
        qint64 receivedAtUs = 0;
        qint64 bytes = 0;
    };
    struct Share
    {
        qint64 captures = 0;
        qint64 bytes = 0; ///< of the file, about
    };
    Status prepare();
    void countMarked();
    Status countTrash();
    Result<QList<Candidate>> oldest();
    bool isDeleted(const Candidate &candidate) const;
    QString whyRemove(const Candidate &oldest, qint64 nowUs) const;
    QList<Candidate> beyondLimit(const QList<Candidate> &oldest, const QString &why,
                                 qint64 nowUs) const;
    Result<RemovalReport> remove(qint64 nowUs);
    Status removeRange(const SeqRange &range);
    qint64 usedBytes() const; ///< without those of marked captures
    qint64 unmarkedCaptures() const;
    qint64 shownCaptures() const; ///< unmarked and not deleted

    const QSqlDatabase m_database;
    const Retention m_retention;
    std::optional<QSqlQuery> m_oldest; ///< prepared when it is first needed, like the next
    std::vector<QSqlQuery> m_removals;
    qint64 m_captures = 0; ///< in the session, kept only for the limits that need it
    std::optional<Share> m_marked; ///< none: to be counted again
    struct Deleted
    {
        TrashedRanges ranges {};
        qint64 captures = 0;
        std::optional<qint64> marked {}; ///< among those; none: to be counted again
    };
    std::optional<Deleted> m_trash; ///< likewise; what is said of it when captures are counted
    qint64 m_after = 0; ///< up to here all that is left is marked
};

} // namespace hookglass

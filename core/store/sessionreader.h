// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/capture/capturesummary.h"
#include "core/store/retention.h"
#include "core/store/sessionfile.h"
#include "core/store/trashedranges.h"

#include <QHash>
#include <QSqlQuery>

#include <functional>
#include <memory>

namespace hookglass {

/// Reads a session, also while another thread or process writes it. What the user has deleted it
/// does not tell, though it may still be in the file. Belongs to the thread that opened it.
class SessionReader
{
public:
    static Result<SessionReader> open(const QString &path);
    SessionReader(SessionReader &&) = default;

    /// Summaries of up to `limit` captures with numbers above `afterSeq`, ascending; empty at the
    /// end.
    Result<QList<CaptureSummary>> summaries(qint64 afterSeq, int limit) const;
    /// Those in some ranges, which ascend, in pieces of up to `atOnce`; ends early when `take` says
    /// no.
    Status summariesIn(const QList<SeqRange> &ranges, int atOnce,
                       const std::function<bool(const QList<CaptureSummary> &)> &take) const;
    /// Whole captures, in the same way as summaries().
    Result<QList<Capture>> captures(qint64 afterSeq, int limit) const;
    Result<Capture> capture(qint64 seq) const;
    Result<qint64> count() const;
    Result<qint64> lastSeq() const; ///< the highest number in the file; 0: there is none
    /// What the user coloured rooms with.
    Result<QHash<QString, int>> roomColours() const;
    /// What was taken out of the session. The ranges go from the first to the last of each hour;
    /// marked captures between them have stayed.
    Result<QList<RemovalReport>> removals() const;

private:
    SessionReader(SessionFile file, int version);
    QString historyColumns() const;
    QString joins() const;
    Status readTrash() const;
    Status walk(const QString &sql, qint64 afterSeq,
                const std::function<bool(const QSqlQuery &)> &take) const;

    SessionFile m_file;
    int m_version; ///< of the file when it was opened
    mutable std::unique_ptr<QSqlQuery> m_newestTrash; ///< goes before the file
    mutable qint64 m_trashId = 0; ///< the newest one when it was read
    mutable TrashedRanges m_trash;
};

} // namespace hookglass

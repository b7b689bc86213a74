// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/capture/capturesummary.h"
#include "core/store/retention.h"
#include "core/store/sessionfile.h"

#include <QHash>

namespace hookglass {

/// Reads a session, also while another thread or process writes it. Belongs to the thread that
/// opened it.
class SessionReader
{
public:
    static Result<SessionReader> open(const QString &path);

    /// Summaries of up to `limit` captures with numbers above `afterSeq`, ascending; empty at the
    /// end.
    Result<QList<CaptureSummary>> summaries(qint64 afterSeq, int limit) const;
    /// Whole captures, in the same way.
    Result<QList<Capture>> captures(qint64 afterSeq, int limit) const;
    Result<Capture> capture(qint64 seq) const;
    Result<qint64> count() const;
    /// What the user coloured rooms with.
    Result<QHash<QString, int>> roomColours() const;
    /// What was taken out of the session. The ranges go from the first to the last of each hour;
    /// marked captures between them have stayed.
    Result<QList<RemovalReport>> removals() const;

private:
    SessionReader(SessionFile file, int version);
    QString historyColumns() const;
    QString joins() const;

    SessionFile m_file;
    int m_version; ///< of the file when it was opened
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/retentionsweep.h"
#include "core/store/spacewatch.h"
#include "core/store/trashpurge.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>

namespace hookglass {

class SessionFile;

/// Looks after the session being written: removes what was deleted in earlier openings and what
/// retention does not keep, and watches the space on its disk. Owned by SessionWriter, which tells
/// it when; lives on its thread.
class HouseKeeper final : public QObject
{
    Q_OBJECT

public:
    explicit HouseKeeper(QObject *parent)
        : QObject(parent)
    {
    }

    /// From now on it is about this session, in which the batches of deletions up to this one are
    /// final; leave() it before it is closed.
    void take(const SessionFile &file, qint64 lastTrash);
    void leave();
    void setRetention(const Retention &retention);
    void added(qint64 captures, bool marks);

    void trashChanged(); ///< what the user has deleted
    bool hasWork() const { return m_sweep || m_purge; }
    /// What was deleted is going, and nothing keeps it from that.
    bool isPurging() const { return m_purge && !m_purgeFailed; }
    /// All of what was deleted, however long it takes.
    Status purgeAll();
    /// Removes a piece of what was deleted or is beyond the limits; true: there may be more.
    bool sweep();
    /// Looks at the disk again when it is time to.
    void watchSpace();

signals:
    void removed(const hookglass::RemovalReport &report);
    void removeFailed(const QString &message); ///< once, not for every try
    void spaceLow(qint64 bytesFree);
    void spaceEnough();

private:
    void startSweep();
    std::optional<bool> purge();
    void tellFailure(const QString &why, const QString &message);

    const SessionFile *m_file = nullptr;
    Retention m_retention;
    std::optional<RetentionSweep> m_sweep;
    std::optional<TrashPurge> m_purge; ///< while there is something for it
    bool m_purgeFailed = false; ///< the last time
    std::optional<SpaceWatch> m_space;
    QString m_failure; ///< why the last sweep could not; empty: it could
    QElapsedTimer m_sinceSweep;
    QElapsedTimer m_sinceSpaceCheck;
};

} // namespace hookglass

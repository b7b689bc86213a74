// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/housekeeper.h"

#include "core/base/clock.h"
#include "core/store/sessionfile.h"

#include <QDir>
#include <QFileInfo>

namespace hookglass {

namespace {
constexpr qint64 SpaceCheckMs = 5000;
constexpr qint64 SweepAgainMs = 5000; // after one that failed
} // namespace

void HouseKeeper::take(const SessionFile &file, qint64 lastTrash)
{
    m_file = &file;
    m_purge.reset();
    m_purgeFailed = false;
    if (lastTrash > 0)
        m_purge.emplace(file.database(), lastTrash);
    m_space.emplace(QFileInfo(file.path()).absolutePath());
    m_sinceSpaceCheck.invalidate();
    startSweep();
}

void HouseKeeper::leave()
{
    m_sweep.reset();
    m_purge.reset();
    m_space.reset();
    m_file = nullptr;
}

void HouseKeeper::setRetention(const Retention &retention)
{
    m_retention = retention;
    startSweep();
}

void HouseKeeper::startSweep()
{
    m_sweep.reset();
    m_failure.clear();
    if (m_file && !m_retention.isOff())
        m_sweep.emplace(m_file->database(), m_retention);
}

void HouseKeeper::added(qint64 captures, bool marks)
{
    if (m_sweep)
        m_sweep->added(captures);
    if (m_sweep && marks)
        m_sweep->marksChanged();
}

void HouseKeeper::trashChanged()
{
    if (m_sweep)
        m_sweep->trashChanged();
}

bool HouseKeeper::sweep()
{
    const bool rests = !m_failure.isEmpty() && m_sinceSweep.elapsed() < SweepAgainMs;
    if (!hasWork() || rests)
        return false;
    m_sinceSweep.start();
    if (m_purge) {
        const std::optional<bool> more = purge();
        if (more || !m_sweep)
            return more.value_or(false);
        // What cannot be purged must not keep the limits from being kept.
    }
    const Result<std::optional<RemovalReport>> report = m_sweep->run(systemClockUs());
    tellFailure(report ? QString() : report.error().message,
                tr("Cannot remove older events from the session %1: %2"));
    if (!report || !*report)
        return false;
    emit removed(**report);
    return true;
}

/// Nobody is told: the events had gone before. Nothing when it has failed.
std::optional<bool> HouseKeeper::purge()
{
    const Result<std::optional<RemovalReport>> report = m_purge->run(systemClockUs());
    m_purgeFailed = !report;
    tellFailure(report ? QString() : report.error().message,
                tr("Cannot remove deleted events from the session %1: %2"));
    if (!report)
        return std::nullopt;
    if (*report) {
        added(-(*report)->captures, false);
        trashChanged();
        return true;
    }
    m_purge.reset();
    added(0, true); // marked ones may have been among them
    trashChanged();
    return hasWork();
}

Status HouseKeeper::purgeAll()
{
    while (m_purge) {
        if (!purge().has_value())
            return Error {m_failure};
    }
    return success();
}

void HouseKeeper::tellFailure(const QString &why, const QString &message)
{
    if (std::exchange(m_failure, why) != why && !why.isEmpty())
        emit removeFailed(message.arg(QDir::toNativeSeparators(m_file->path()), why));
}

void HouseKeeper::watchSpace()
{
    if (!m_space || (m_sinceSpaceCheck.isValid() && m_sinceSpaceCheck.elapsed() < SpaceCheckMs))
        return;
    m_sinceSpaceCheck.start();
    switch (m_space->check()) {
    case SpaceWatch::Change::Low:
        emit spaceLow(m_space->bytesFree());
        break;
    case SpaceWatch::Change::Enough:
        emit spaceEnough();
        break;
    case SpaceWatch::Change::None:
        break;
    }
}

} // namespace hookglass

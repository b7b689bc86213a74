// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodydiff.h"
#include "ui/backgroundjob.h"

#include <QObject>

namespace hookglass {

/// Two bodies, and what is asked of their comparison.
struct CompareJob
{
    BodySource left {};
    BodySource right {};
    json::DiffOptions options {};
    bool asBytes = false;
    qsizetype bytesInLine = 16;
};

/// Compares bodies: small ones at once unless it is byte by byte, others in a thread of its own,
/// one at a time: another one ends it.
class CompareReading final : public QObject
{
    Q_OBJECT

public:
    explicit CompareReading(const EventCatalog &catalog, QObject *parent = nullptr);

    void start(const CompareJob &job);
    void stop() { m_job.stop(); } ///< ends it; nothing of it is told any more
    bool isReading() const { return m_job.isRunning(); }

signals:
    void finished(const hookglass::BodyDiff &diff);

private:
    const EventCatalog m_catalog;
    BackgroundJob m_job;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodydiff.h"

#include <QObject>
#include <QThreadPool>

namespace hookglass {

/// Two bodies, as they may be shown, and what is asked of their comparison.
struct CompareJob
{
    QByteArray left {};
    HttpHeaders leftHeaders {};
    QByteArray right {};
    HttpHeaders rightHeaders {};
    bool mask = true; ///< what is decoded too
    json::DiffOptions options {};
    bool asBytes = false;
};

/// Compares bodies: small ones at once, large ones in a thread of its own, of which only the newest
/// is told.
class CompareReading final : public QObject
{
    Q_OBJECT

public:
    explicit CompareReading(const EventCatalog &catalog, QObject *parent = nullptr);
    ~CompareReading() override;

    void start(const CompareJob &job);
    void stop(); ///< nothing of it is told any more
    bool isReading() const { return m_reading; }

signals:
    void finished(const hookglass::BodyDiff &diff);

private:
    const EventCatalog m_catalog;
    QThreadPool m_pool;
    quint64 m_generation = 0;
    bool m_reading = false;
};

} // namespace hookglass

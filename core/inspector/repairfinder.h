// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"
#include "core/events/eventcatalog.h"
#include "core/verify/bytediff.h"
#include "core/verify/repair.h"

#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace hookglass {

/// Searches in the background for what was done to the body of a capture. One search at a time: a
/// new one cancels the one before, which then reports nothing.
class RepairFinder final : public QObject
{
    Q_OBJECT

public:
    explicit RepairFinder(QObject *parent = nullptr);
    ~RepairFinder() override; ///< cancels

    /// Knows the order of fields, and the secrets; set it before the first search.
    void setCatalog(const EventCatalog &catalog) { m_catalog = catalog; }
    /// Answered by found(), unless cancelled.
    void search(const Capture &capture, bool showSecrets);
    void cancel();

signals:
    /// `diff` is what may be shown of the difference; it has no pieces when all of it is in a
    /// secret or nothing was found.
    void found(const hookglass::BodyRepair &repair, const hookglass::ByteDiff &diff);

private:
    EventCatalog m_catalog;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/backgroundjob.h"

#include <QObject>
#include <QStringList>

namespace hookglass {

class FilterBar;
class Inspector;
class TimelineModel;

/// Offers in the filter what the bodies of the newest events of this session are made of. Looks
/// into them in a thread of its own, when somebody comes to the filter or types in it and there are
/// new ones.
class CapturedNames final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    CapturedNames(const Inspector &inspector, const TimelineModel &model, FilterBar &filterBar,
                  QObject *parent = nullptr);

    void refresh();
    bool isReading() const { return m_job.isRunning(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void forget();

    const Inspector &m_inspector;
    const TimelineModel &m_model;
    FilterBar &m_filterBar;
    BackgroundJob m_job;
    QStringList m_names; ///< ascending
    qint64 m_newest = 0; ///< of those that were looked into
};

} // namespace hookglass

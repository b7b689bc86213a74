// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/checkprogress.h"

#include "core/inspector/inspector.h"
#include "ui/stoppableprogress.h"

namespace hookglass {

CheckProgress::CheckProgress(Inspector &inspector, QStatusBar &bar, QObject *parent)
    : QObject(parent)
{
    auto *progress =
        new StoppableProgress({.name = tr("Checking the session"),
                               .toolTip = tr("The session was not closed properly the last time"),
                               .stopName = tr("Stop the check of the session"),
                               .stopToolTip = tr("Stop the check; the session is not opened then")},
                              bar, this);
    connect(progress, &StoppableProgress::stopAsked, &inspector, &Inspector::stopChecking);
    connect(&inspector, &Inspector::checking, progress,
            [progress](const QString &, int percent) { progress->show(percent); });
    connect(&inspector, &Inspector::sessionChanged, progress, &StoppableProgress::hide);
    connect(&inspector, &Inspector::sessionOpenFailed, progress, &StoppableProgress::hide);
}

} // namespace hookglass

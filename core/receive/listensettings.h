// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/listenerchoice.h"
#include "core/receive/listenoptions.h"
#include "core/settings/settings.h"

namespace hookglass {

/// One bound of ListenOptions: where it is kept and how it is shown. Values are those of the
/// option; for people they are shown in units of `scale`.
struct ListenLimit
{
    Setting<qint64> setting;
    qint64 (*get)(const ListenOptions &);
    void (*set)(ListenOptions &, qint64);
    QString label {}; ///< with a mnemonic
    QString help {}; ///< what happens beyond it
    QString unit {};
    qint64 scale = 1; ///< 1024 for KB, 1000 for s
    qint64 least = 1; ///< in units
    qint64 most = 1;
};

/// Every bound, in the order in which they are shown.
QList<ListenLimit> listenLimits();

/// The bounds as they are kept; nonsense in the file is brought into range.
ListenOptions loadLimits(const Settings &settings);
void saveLimits(Settings &settings, const ListenOptions &options);

/// The listeners as they are kept. When the list cannot be read: one default listener, and why in
/// `problem`.
ListenerChoices loadListeners(const Settings &settings, QString *problem = nullptr);
void saveListeners(Settings &settings, const ListenerChoices &choices);

} // namespace hookglass

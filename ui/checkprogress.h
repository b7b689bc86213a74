// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QStatusBar;

namespace hookglass {

class Inspector;

/// The check of a session after an unclean end, in the status bar, with a button to stop it.
class CheckProgress final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    CheckProgress(Inspector &inspector, QStatusBar &bar, QObject *parent);
};

} // namespace hookglass

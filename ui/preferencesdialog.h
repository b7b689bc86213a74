// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/listenoptions.h"
#include "core/store/retention.h"

#include <QDialog>

namespace hookglass {

class LimitsPage;
class RetentionPage;

/// What Hookglass takes and how long it keeps it. The caller saves.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    PreferencesDialog(const ListenOptions &limits, const Retention &retention,
                      QWidget *parent = nullptr);

    ListenOptions limits() const;
    Retention retention() const;

private:
    LimitsPage *m_limits;
    RetentionPage *m_retention;
};

} // namespace hookglass

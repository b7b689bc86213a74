// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/verification.h"

#include <QWidget>

namespace hookglass {

/// The causes of a failure one below the other, the one to mend first on top: what it is, why, and
/// what to do.
class DiagnosisList final : public QWidget
{
    Q_OBJECT

public:
    explicit DiagnosisList(QWidget *parent = nullptr);

    void setVerification(const Verification &verification);

private:
    /// `facts`: what was expected and what was found, when nothing else shows it.
    QWidget *makeCard(const Diagnosis &diagnosis, bool first, const QStringList &facts);

    QList<QWidget *> m_cards;
};

} // namespace hookglass

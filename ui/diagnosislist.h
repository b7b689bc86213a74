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

    void setDiagnosis(const QList<Diagnosis> &diagnosis);

private:
    QWidget *makeCard(const Diagnosis &diagnosis, bool first);

    QList<QWidget *> m_cards;
};

} // namespace hookglass

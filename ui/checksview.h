// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/verification.h"
#include "ui/titledtable.h"

namespace hookglass {

class Icons;

/// Every check of a verification, with what was found and what was expected.
class ChecksView final : public TitledTable
{
    Q_OBJECT

public:
    explicit ChecksView(const Icons &icons, QWidget *parent = nullptr);

    void setChecks(const QList<Check> &checks);

private:
    const Icons &m_icons;
};

} // namespace hookglass

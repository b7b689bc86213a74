// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"
#include "ui/titledtable.h"

namespace hookglass {

class Icons;
class ValidityBar;

/// Header and claims of the token of a capture, with times in human form and a bar that shows its
/// validity around the arrival.
class ClaimsView final : public TitledTable
{
    Q_OBJECT

public:
    explicit ClaimsView(const Icons &icons, QWidget *parent = nullptr);

    /// Hides itself when there is no token that can be read.
    void setCapture(const Capture &capture);

private:
    ValidityBar *m_validity;
};

} // namespace hookglass

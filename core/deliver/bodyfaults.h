// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/json/fieldguide.h"
#include "core/verify/repair.h"

namespace hookglass {

/// A body as it was signed, and as it arrives.
struct AlteredBody
{
    QByteArray original {};
    QByteArray arrived {};
};

/// Makes the change to a JSON body. Fails when the body cannot undergo it.
Result<AlteredBody> alterBody(Repair change, const QByteArray &body, const json::FieldGuide &guide);

} // namespace hookglass

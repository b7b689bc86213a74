// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/checklist.h"
#include "core/verify/peerwork.h"

namespace hookglass {

/// The check of claim `sha256` against the body, and what can be seen of the body itself. Call it
/// last: what it is sure of depends on the signature. `work` is of this delivery.
void checkBody(CheckList &list, const PeerClaims &claims, QByteArrayView body, PeerWork &work);

} // namespace hookglass

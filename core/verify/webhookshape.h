// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/body.h"

namespace hookglass {

/// Why LiveKit's Node receiver could not decode this body after all checks: it wants valid UTF-8
/// without a byte order mark, JSON, and an object whose known fields have the right types. Empty
/// when it could. Fields inside room, participant and the like are not looked at.
QString refusalOfWebhookBody(const json::Body &body);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/event.h"
#include "core/events/eventparts.h"

namespace hookglass {

/// One line that tells an event in plain words: "Alice joined demo-room-01". Whatever the sender
/// wrote in it is bounded and made visible.
QString summarizeEvent(const EventParts &parts, const Event &event);

} // namespace hookglass

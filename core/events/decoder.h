// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/event.h"
#include "core/json/body.h"

#include <QByteArray>

namespace hookglass {

/// Reads any body into an Event. Understands snake_case and camelCase, 64-bit integers as strings
/// or numbers, enum names or numbers, old and documented shapes. Never fails: what is not
/// understood is shown as unknown, with a finding that says why.
Event decodeEvent(const QByteArray &body);
Event decodeEvent(const json::Body &body);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/event.h"
#include "core/json/value.h"
#include "core/json/writer.h"

namespace hookglass {

/// {"sender","name","id","created_at","room_id","room_sid","participant","participant_identity",
///  "track","recording_id","artifact_type","summary","findings":[{"severity","path","text"}]}.
/// Absent facts are absent.
void writeEvent(json::Writer &writer, const Event &event);
/// The members alone, for an object that has others too.
void writeEventMembers(json::Writer &writer, const Event &event);
Event readEvent(const json::Value &object);

} // namespace hookglass

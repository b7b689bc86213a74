// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace hookglass {

/// What an event is about, by its name.
enum class EventGroup : quint8 {
    Room,
    Participant,
    Track,
    Recording,
    Artifact,
    Egress,
    Ingress,
    Agent,
    Other
};
constexpr int EventGroupCount = int(EventGroup::Other) + 1;

/// Names of any age: "start_recording" and "recording-started" are the same.
EventGroup eventGroup(const QString &event);
/// "Rooms", "Participants"
QString eventGroupTitle(EventGroup group);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventparts.h"

#include <algorithm>

namespace hookglass {

namespace {
constexpr std::array<QByteArrayView, 15> Names {"event",
                                                "id",
                                                "created_at",
                                                "createdAt",
                                                "room",
                                                "participant",
                                                "track",
                                                "recording_info",
                                                "recordingInfo",
                                                "room_artifact",
                                                "analytics",
                                                "speech_service",
                                                "egressInfo",
                                                "ingressInfo",
                                                "job"};
} // namespace

EventParts::EventParts(const json::Value &root)
{
    static_assert(Names.size() == PartCount);
    root.members(Names, m_found);
    m_room = m_found[Room] ? m_found[Room] : m_found[Job]["room"];
}

bool EventParts::hasPlugNMeetParts() const
{
    constexpr std::array Own {RecordingInfo, RecordingInfoCamel, RoomArtifact,
                              Analytics,     SpeechService,      CreatedAt};
    return std::any_of(Own.begin(), Own.end(),
                       [this](Part part) { return m_found[part].exists(); });
}

} // namespace hookglass

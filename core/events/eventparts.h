// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/value.h"

#include <array>

namespace hookglass {

/// The members of a body that tell what happened, found in one pass over it. Its Values point into
/// the document and must not outlive it.
class EventParts
{
public:
    explicit EventParts(const json::Value &root);

    json::Value event() const { return m_found[Event]; }
    json::Value id() const { return m_found[Id]; }
    json::Value createdAt() const { return first(CreatedAt, CreatedAtCamel); }
    json::Value room() const { return m_room; } ///< also where an agent's job has it
    json::Value participant() const { return m_found[Participant]; }
    json::Value track() const { return m_found[Track]; }
    json::Value recording() const { return first(RecordingInfo, RecordingInfoCamel); }
    json::Value artifact() const { return m_found[RoomArtifact]; }
    json::Value speechService() const { return m_found[SpeechService]; }
    json::Value egress() const { return m_found[EgressInfo]; }
    json::Value ingress() const { return m_found[IngressInfo]; }
    json::Value job() const { return m_found[Job]; }

    bool hasPlugNMeetParts() const; ///< some that LiveKit never sends
    bool hasLiveKitTime() const { return m_found[CreatedAtCamel].exists(); }

private:
    /// In the order of the names in the source file.
    enum Part : quint8 {
        Event,
        Id,
        CreatedAt,
        CreatedAtCamel,
        Room,
        Participant,
        Track,
        RecordingInfo,
        RecordingInfoCamel,
        RoomArtifact,
        Analytics,
        SpeechService,
        EgressInfo,
        IngressInfo,
        Job,
        PartCount
    };
    json::Value first(Part one, Part other) const
    {
        return m_found[one] ? m_found[one] : m_found[other];
    }

    std::array<json::Value, PartCount> m_found;
    json::Value m_room;
};

} // namespace hookglass

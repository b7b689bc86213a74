// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventjson.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

void writeEvent(json::Writer &writer, const Event &event)
{
    writer.beginObject();
    writeEventMembers(writer, event);
    writer.endObject();
}

void writeEventMembers(json::Writer &writer, const Event &event)
{
    writer.member("sender"_L1, senderId(event.sender))
        .memberIfNotEmpty("name"_L1, event.name)
        .memberIfNotEmpty("id"_L1, event.id);
    if (event.createdAt)
        writer.member("created_at"_L1, *event.createdAt);
    writer.memberIfNotEmpty("room_id"_L1, event.roomId)
        .memberIfNotEmpty("room_sid"_L1, event.roomSid)
        .memberIfNotEmpty("participant"_L1, event.participant)
        .memberIfNotEmpty("participant_identity"_L1, event.participantIdentity)
        .memberIfNotEmpty("track"_L1, event.track)
        .memberIfNotEmpty("recording_id"_L1, event.recordingId)
        .memberIfNotEmpty("artifact_type"_L1, event.artifactType)
        .memberIfNotEmpty("summary"_L1, event.summary);
    if (!event.findings.isEmpty()) {
        writer.key("findings"_L1).beginArray();
        for (const EventFinding &finding : event.findings) {
            writer.beginObject()
                .member("severity"_L1, severityId(finding.severity))
                .memberIfNotEmpty("path"_L1, finding.path)
                .member("text"_L1, finding.text)
                .endObject();
        }
        writer.endArray();
    }
}

Event readEvent(const json::Value &object)
{
    Event event;
    event.sender = senderFromId(object["sender"].toString());
    event.name = object["name"].toString();
    event.id = object["id"].toString();
    event.createdAt = object["created_at"].toInt64();
    event.roomId = object["room_id"].toString();
    event.roomSid = object["room_sid"].toString();
    event.participant = object["participant"].toString();
    event.participantIdentity = object["participant_identity"].toString();
    event.track = object["track"].toString();
    event.recordingId = object["recording_id"].toString();
    event.artifactType = object["artifact_type"].toString();
    event.summary = object["summary"].toString();
    for (json::Value item = object["findings"].firstChild(); item; item = item.nextSibling())
        event.findings.append({severityFromId(item["severity"].toString()), item["path"].toString(),
                               item["text"].toString()});
    return event;
}

} // namespace hookglass

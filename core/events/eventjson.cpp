// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventjson.h"

namespace hookglass {

void writeEvent(json::Writer &writer, const Event &event)
{
    writer.beginObject();
    writeEventMembers(writer, event);
    writer.endObject();
}

void writeEventMembers(json::Writer &writer, const Event &event)
{
    writer.member(u"sender", senderId(event.sender))
        .memberIfNotEmpty(u"name", event.name)
        .memberIfNotEmpty(u"id", event.id);
    if (event.createdAt)
        writer.member(u"created_at", *event.createdAt);
    writer.memberIfNotEmpty(u"room_id", event.roomId)
        .memberIfNotEmpty(u"room_sid", event.roomSid)
        .memberIfNotEmpty(u"participant", event.participant)
        .memberIfNotEmpty(u"participant_identity", event.participantIdentity)
        .memberIfNotEmpty(u"track", event.track)
        .memberIfNotEmpty(u"recording_id", event.recordingId)
        .memberIfNotEmpty(u"artifact_type", event.artifactType)
        .memberIfNotEmpty(u"summary", event.summary);
    if (!event.findings.isEmpty()) {
        writer.key(u"findings").beginArray();
        for (const EventFinding &finding : event.findings) {
            writer.beginObject()
                .member(u"severity", severityId(finding.severity))
                .memberIfNotEmpty(u"path", finding.path)
                .member(u"text", finding.text)
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

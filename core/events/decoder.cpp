// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/decoder.h"

#include "core/base/text.h"
#include "core/events/eventnames.h"
#include "core/events/eventsummary.h"
#include "core/json/document.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MaxTextLength = 1000;
// The largest real body has a few hundred values. A hostile one must not hold up the answer to the
// next request, so it is given up early.
constexpr json::Limits BodyLimits {
    .maxBytes = 64 * 1024 * 1024, .maxDepth = 256, .maxNodes = 250'000};

QString tr(const char *text)
{
    return QCoreApplication::translate("EventDecoder", text);
}

QString text(const json::Value &value)
{
    return value.toString().left(MaxTextLength);
}

/// Plug-N-Meet writes snake_case and has parts of its own; LiveKit writes camelCase.
EventSender guessSender(const json::Value &root, const json::Value &room)
{
    if (root["egressInfo"] || root["ingressInfo"] || root["job"] || room["name"].isString()) {
        // The vendor's documentation shows a Plug-N-Meet room with a name, but with room_id too.
        return room["room_id"] ? EventSender::PlugNMeet : EventSender::LiveKit;
    }
    for (const char *part : {"recording_info", "recordingInfo", "room_artifact", "analytics",
                             "speech_service", "created_at"}) {
        if (root[part])
            return EventSender::PlugNMeet;
    }
    if (room["room_id"])
        return EventSender::PlugNMeet;
    return root["createdAt"] && root["event"] ? EventSender::LiveKit : EventSender::Unknown;
}

/// "camera video"; the kind of an audio track is not sent, since it is the enum's zero.
QString trackText(const json::Value &track)
{
    if (!track.isObject())
        return {};
    const json::Value type = track["type"];
    QString kind = type.isString() ? text(type).toLower() : u"audio"_s;
    if (const auto number = type.isNumber() ? type.toInt64() : std::nullopt)
        kind = *number == 1 ? u"video"_s : *number == 2 ? u"data"_s : u"audio"_s;
    const QString name = text(track["name"]);
    return name.isEmpty() ? kind : QString(name + u' ' + kind);
}

QString artifactType(const json::Value &artifact)
{
    const json::Value type = artifact["type"];
    if (const auto number = type.isNumber() ? type.toInt64() : std::nullopt)
        return artifactTypeName(*number);
    return text(type);
}

void decodeObject(const json::Value &root, Event &event)
{
    json::Value room = root["room"];
    if (!room)
        room = root["job"]["room"];
    const json::Value participant = root["participant"];
    event.sender = guessSender(root, room);
    event.name = text(root["event"]);
    event.id = text(root["id"]);
    event.createdAt = root.either("created_at", "createdAt").toInt64();
    event.roomId = text(room.either("room_id", "name"));
    event.roomSid = text(room["sid"]);
    event.participantIdentity = text(participant["identity"]);
    event.participant = text(participant["name"]);
    if (event.participant.isEmpty())
        event.participant = event.participantIdentity;
    event.track = trackText(root["track"]);
    event.recordingId = text(root.either("recording_info", "recordingInfo")["record_id"]);
    if (event.recordingId.isEmpty())
        event.recordingId = text(root["egressInfo"]["egressId"]);
    event.artifactType = artifactType(root["room_artifact"]);
    event.summary = summarizeEvent(root, event);
}

} // namespace

Event decodeEvent(const QByteArray &body)
{
    Event event;
    if (body.isEmpty()) {
        event.summary = tr("Empty body");
        return event;
    }
    const qsizetype markSize = body.startsWith("\xef\xbb\xbf") ? 3 : 0;
    const json::Document document = json::Document::parse(body.mid(markSize), BodyLimits);
    if (!document.isValid())
        event.summary = tr("Not JSON: %1 at byte %2")
                            .arg(document.error()->message)
                            .arg(document.error()->offset + markSize);
    else if (!document.root().isObject())
        event.summary = tr("JSON, but not an object");
    else
        decodeObject(document.root(), event);
    return event;
}

} // namespace hookglass

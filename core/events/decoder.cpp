// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/decoder.h"

#include "core/base/text.h"
#include "core/events/eventnames.h"
#include "core/events/eventparts.h"
#include "core/events/eventsummary.h"
#include "core/json/body.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MaxTextLength = 1000;

QString tr(const char *text)
{
    return QCoreApplication::translate("EventDecoder", text);
}

QString text(const json::Value &value)
{
    return value.startOfText(MaxTextLength);
}

/// The members of these names, found in one pass.
template <size_t Size>
std::array<json::Value, Size> membersOf(const json::Value &object,
                                        const std::array<QByteArrayView, Size> &names)
{
    std::array<json::Value, Size> found;
    object.members(names, found);
    return found;
}

/// What is read of a room.
struct RoomParts
{
    explicit RoomParts(const json::Value &room)
    {
        const auto found = membersOf<3>(room, {"room_id", "name", "sid"});
        roomId = found[0];
        name = found[1];
        sid = found[2];
    }
    json::Value roomId, name, sid;
};

/// Plug-N-Meet writes snake_case and has parts of its own; LiveKit writes camelCase.
EventSender guessSender(const EventParts &parts, const RoomParts &room)
{
    if (parts.egress() || parts.ingress() || parts.job() || room.name.isString()) {
        // The vendor's documentation shows a Plug-N-Meet room with a name, but with room_id too.
        return room.roomId ? EventSender::PlugNMeet : EventSender::LiveKit;
    }
    if (parts.hasPlugNMeetParts() || room.roomId)
        return EventSender::PlugNMeet;
    return parts.hasLiveKitTime() && parts.event() ? EventSender::LiveKit : EventSender::Unknown;
}

/// "camera video"; the kind of an audio track is not sent, since it is the enum's zero.
QString trackText(const json::Value &track)
{
    if (!track.isObject())
        return {};
    const auto [type, named] = membersOf<2>(track, {"type", "name"});
    QString kind = type.isString() ? lowerCase(text(type)) : u"audio"_s;
    if (const auto number = type.isNumber() ? type.toInt64() : std::nullopt)
        kind = *number == 1 ? u"video"_s : *number == 2 ? u"data"_s : u"audio"_s;
    const QString name = text(named);
    return name.isEmpty() ? kind : QString(name + u' ' + kind);
}

QString artifactType(const json::Value &artifact)
{
    const json::Value type = artifact["type"];
    if (const auto number = type.isNumber() ? type.toInt64() : std::nullopt)
        return artifactTypeName(*number);
    return text(type);
}

/// A LiveKit that sends no room with an egress or ingress names it within what tells of that.
void decodeRoom(const EventParts &parts, const RoomParts &room, Event &event)
{
    event.roomId = text(room.roomId ? room.roomId : room.name);
    event.roomSid = text(room.sid);
    if (parts.room() || !(parts.egress() || parts.ingress()))
        return;
    const json::Value info = parts.egress() ? parts.egress() : parts.ingress();
    event.roomId = text(info["roomName"]);
    event.roomSid = text(parts.egress() ? info["roomId"] : info["state"]["roomId"]);
}

void decodeObject(const json::Value &root, Event &event)
{
    const EventParts parts(root);
    const RoomParts room(parts.room());
    event.sender = guessSender(parts, room);
    event.name = text(parts.event());
    event.id = text(parts.id());
    event.createdAt = parts.createdAt().toInt64();
    decodeRoom(parts, room, event);
    const auto [identity, name] = membersOf<2>(parts.participant(), {"identity", "name"});
    event.participantIdentity = text(identity);
    event.participant = text(name);
    if (event.participant.isEmpty())
        event.participant = event.participantIdentity;
    event.track = trackText(parts.track());
    event.recordingId = text(parts.recording()["record_id"]);
    if (event.recordingId.isEmpty())
        event.recordingId = text(parts.egress()["egressId"]);
    event.artifactType = artifactType(parts.artifact());
    event.summary = summarizeEvent(parts, event);
}

} // namespace

Event decodeEvent(const QByteArray &body)
{
    return decodeEvent(body.isEmpty() ? json::Body() : json::parseBody(body));
}

Event decodeEvent(const json::Body &body)
{
    Event event;
    const auto &[document, markSize] = body;
    if (document.bytes().isEmpty() && markSize == 0) {
        event.summary = tr("Empty body");
        return event;
    }
    if (!document.isValid())
        event.summary =
            (document.error()->beyondLimits ? tr("More JSON than is read: %1 at byte %2")
                                            : tr("Not JSON: %1 at byte %2"))
                .arg(document.error()->message)
                .arg(document.error()->offset + markSize);
    else if (!document.root().isObject())
        event.summary = tr("JSON, but not an object");
    else
        decodeObject(document.root(), event);
    return event;
}

} // namespace hookglass

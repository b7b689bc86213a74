// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace hookglass {

/// Whose webhook this is, as far as the body shows.
enum class EventSender : quint8 { Unknown, PlugNMeet, LiveKit };
enum class Severity : quint8 { Info, Warning, Error };

/// Something about a body that its reader should know; `path` is "$.room.sid" or "" for the whole.
struct EventFinding
{
    Severity severity = Severity::Info;
    QString path {};
    QString text {};
};

/// One thing that a body says, made readable.
struct EventFact
{
    QString group {}; ///< "Room"
    QString label {}; ///< "Max participants"
    QString value {}; ///< with its unit; safe to show
    QString path {}; ///< where it stands: "$.room.max_participants"
    bool secret = false; ///< not to be shown unasked
    QString help {}; ///< what the field means, if the catalog knows
};

/// What a body says, decoded. Every text may come from a hostile sender. Absent facts are empty.
struct Event
{
    EventSender sender = EventSender::Unknown;
    QString name {}; ///< as sent: "room_started"; old servers write it in other ways
    QString id {};
    std::optional<qint64> createdAt {}; ///< Unix seconds
    QString roomId {}; ///< the name users chose: Plug-N-Meet `room_id`, LiveKit `name`
    QString roomSid {};
    QString participant {}; ///< display name, else identity
    QString participantIdentity {};
    QString track {}; ///< "camera video", "microphone audio"
    QString recordingId {}; ///< recording, RTMP or egress id
    QString artifactType {}; ///< "MEETING_SUMMARY"
    QString summary {}; ///< one line in plain words: "Alice joined demo-room-01"
    QList<EventFinding> findings {};
    QList<EventFact> facts {}; ///< only where they were asked for: not stored, not exported
};

QString senderId(EventSender sender); ///< "plugnmeet", "livekit", "unknown"
QString severityId(Severity severity); ///< "info", "warning", "error"
EventSender senderFromId(QStringView id);
Severity severityFromId(QStringView id);

} // namespace hookglass

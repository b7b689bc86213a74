// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/plugnmeetmeeting.h"

#include "core/deliver/roommetadata.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 Minute = 60;
constexpr qint64 RoomStarted = 2; // seconds after it was created
constexpr qint64 EmptyTimeout = 1800; // s, the server's default

/// These come from LiveKit and keep its id.
constexpr std::array Forwarded {"room_started"_L1,       "room_finished"_L1,
                                "participant_joined"_L1, "participant_left"_L1,
                                "track_published"_L1,    "track_unpublished"_L1};

} // namespace

PlugNMeetMeeting::PlugNMeetMeeting(quint32 seed, qint64 startSeconds)
    : MeetingScript(EventSender::PlugNMeet, seed, startSeconds)
    , m_sid(cast().uuid())
    , m_metadataId(cast().uuid())
    , m_recorder(u"node_%1"_s.arg(cast().between(1, 4), 2, 10, QChar(u'0')))
{
    addRoom();
    for (const SamplePerson &person : std::as_const(cast().people))
        addPerson(person);
    addRecordings();
    addTranscription();
    addUsage();
    addAnalytics();
    addSummary();
}

void PlugNMeetMeeting::addRoom()
{
    at(0, u"room_created"_s, [this](SampleWriter &writer) {
        writeRoomIds(writer);
        writer.number(u"empty_timeout", EmptyTimeout)
            .int64(u"creation_time", unix(0))
            .text(u"metadata", metadata(0))
            .endObject();
    });
    at(RoomStarted, u"room_started"_s,
       [this](SampleWriter &writer) { writeRoom(writer, RoomStarted); });
    const qint64 end = cast().end;
    at(end, u"session_ended"_s, [this, end](SampleWriter &writer) {
        writeRoomIds(writer);
        writer.int64(u"creation_time", unix(0)).text(u"metadata", metadata(end)).endObject();
    });
    at(end + 2, u"room_finished"_s,
       [this, end](SampleWriter &writer) { writeRoom(writer, end + 2); });
}

void PlugNMeetMeeting::addRecordings()
{
    const auto draw = [this](qint64 from, qint64 until) {
        return Recording {from, until, int(cast().between(0, 999))};
    };
    m_recording = draw(cast().between(1 * Minute, 3 * Minute), cast().end - cast().between(20, 50));
    m_broadcast = draw(m_recording.from + cast().between(30, 90),
                       m_recording.until - cast().between(1 * Minute, 3 * Minute));
    addRecorderEvent(m_recording.from, u"start_recording"_s, m_recording);
    addRecorderEvent(m_broadcast.from, u"start_rtmp"_s, m_broadcast);
    addRecorderEvent(m_broadcast.until, u"end_rtmp"_s, m_broadcast);
    addRecorderEvent(m_recording.until, u"end_recording"_s, m_recording);
    // Before the room is forgotten, which is when the analytics are done; later it is not sent.
    const qint64 transcoded = cast().end + cast().between(15, AnalyticsAfterEnd - 10);
    addRecorderEvent(transcoded, u"recording_transcoding_finished"_s, m_recording);
    const qint64 hundredthsOfMb = (m_recording.until - m_recording.from) * cast().between(9, 15);
    addRecorderEvent(cast().end + AnalyticsAfterEnd + cast().between(5, 40),
                     u"recording_proceeded"_s, m_recording, hundredthsOfMb);
}

void PlugNMeetMeeting::addRecorderEvent(qint64 second, const QString &event,
                                        const Recording &recording, qint64 hundredthsOfMb)
{
    at(second, event, [this, recording, hundredthsOfMb](SampleWriter &writer) {
        const qint64 requestedAt = (unix(recording.from) - 2) * 1000 + recording.millis;
        const QString id = m_sid + u'-' + QString::number(requestedAt);
        const QString path = hundredthsOfMb > 0
            ? QString(u"recordings/"_s + cast().roomId + u'/' + id + u".mp4")
            : QString();
        writeRoomIds(writer);
        writer.endObject()
            .beginObject(u"recording_info")
            .text(u"record_id", id)
            .text(u"recorder_id", m_recorder)
            .text(u"recorder_msg", u"success")
            .text(u"file_path", path, Zero::Present)
            .decimal(u"file_size", hundredthsOfMb, 2)
            .endObject();
    });
}

QString PlugNMeetMeeting::eventId(const QString &event)
{
    const bool forwarded = std::find(Forwarded.begin(), Forwarded.end(), event) != Forwarded.end();
    return forwarded ? cast().liveKitId(u"EV_") : cast().uuid();
}

/// Begins the room; the caller ends it.
void PlugNMeetMeeting::writeRoomIds(SampleWriter &writer) const
{
    writer.beginObject(u"room").text(u"sid", m_sid).text(u"room_id", cast().roomId);
}

void PlugNMeetMeeting::writeRoom(SampleWriter &writer, qint64 second) const
{
    writeRoomIds(writer);
    writer.number(u"empty_timeout", EmptyTimeout)
        .number(u"max_participants", 0, Zero::Present)
        .int64(u"creation_time", unix(RoomStarted));
    writeCodecs(writer);
    writer.text(u"metadata", metadata(second))
        .number(u"num_participants", peopleAt(second), Zero::Present)
        .endObject();
}

void PlugNMeetMeeting::writeTrackRoom(SampleWriter &writer, qint64 second) const
{
    writeRoomIds(writer);
    writer.number(u"empty_timeout", EmptyTimeout)
        .number(u"max_participants", 0, Zero::Present)
        .int64(u"creation_time", 0, Zero::Present)
        .text(u"metadata", metadata(second))
        .number(u"num_participants", 0, Zero::Present)
        .endObject();
}

QString PlugNMeetMeeting::metadata(qint64 second) const
{
    const auto during = [second](const Recording &recording) { // told last in its second
        return recording.from < second && second <= recording.until;
    };
    return roomMetadata({.title = cast().title,
                         .welcome = cast().welcome,
                         .course = cast().course,
                         .metadataId = m_metadataId,
                         .recording = during(m_recording),
                         .broadcasting = during(m_broadcast),
                         .startedAt = unix(second < RoomStarted ? 0 : RoomStarted + 1)});
}

} // namespace hookglass

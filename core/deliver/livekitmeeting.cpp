// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/livekitmeeting.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qint64 Minute = 60;
constexpr qint64 EmptyTimeout = 300; // s, the server's default
constexpr qint64 DepartureTimeout = 20; // s, the server's default
constexpr int TurnPasswordLength = 44;
} // namespace

LiveKitMeeting::LiveKitMeeting(quint32 seed, qint64 startSeconds)
    : MeetingScript(EventSender::LiveKit, seed, startSeconds)
    , m_sid(cast().liveKitId(u"RM_"))
    , m_turnPassword(cast().secret(TurnPasswordLength))
    , m_millis(int(cast().between(0, 999)))
    , m_micros(int(cast().between(0, 999)))
{
    addRoom();
    for (const SamplePerson &person : std::as_const(cast().people))
        addPerson(person);
    addAborted();
    addJob();
    addEgress();
    addIngress();
}

void LiveKitMeeting::addRoom()
{
    at(0, u"room_started"_s, [this](SampleWriter &writer) { writeRoom(writer, 0); });
    const qint64 end = cast().end + 2;
    at(end, u"room_finished"_s, [this, end](SampleWriter &writer) { writeRoom(writer, end); });
}

/// Somebody whose connection fails.
void LiveKitMeeting::addAborted()
{
    SamplePerson person {.identity = u"user-099"_s,
                         .name = u"Olga Petrova"_s,
                         .sid = cast().liveKitId(u"PA_"),
                         .leaveReason = u"JOIN_FAILURE"_s,
                         .millis = int(cast().between(0, 999)),
                         .from = cast().between(30, 90)};
    person.until = person.from + cast().between(10, 20);
    at(person.until, u"participant_connection_aborted"_s, [this, person](SampleWriter &writer) {
        writeRoom(writer, person.until);
        writePerson(writer, person, Presence::Aborted);
    });
}

void LiveKitMeeting::addJob()
{
    m_job = {.id = cast().liveKitId(u"AJ_"),
             .dispatch = cast().liveKitId(u"AD_"),
             .worker = cast().liveKitId(u"AW_"),
             .nanos = int(cast().between(0, 999'999'999))};
    m_job.agent = {.identity = u"agent-"_s + m_job.id,
                   .name = u"note-taker"_s,
                   .sid = cast().liveKitId(u"PA_"),
                   .leaveReason = u"CLIENT_INITIATED"_s,
                   .kind = u"AGENT"_s,
                   .millis = int(cast().between(0, 999)),
                   .from = cast().between(40, 80),
                   .until = cast().end - cast().between(1, 5)};
    addPerson(m_job.agent);
    at(m_job.agent.from - 1, u"agent_job_started"_s,
       [this](SampleWriter &writer) { writeJob(writer, false); });
    at(m_job.agent.until + 1, u"agent_job_ended"_s,
       [this](SampleWriter &writer) { writeJob(writer, true); });
}

void LiveKitMeeting::addEgress()
{
    m_egress = {.id = cast().liveKitId(u"EG_"),
                .file = u"recordings/"_s + cast().roomId + u".mp4",
                .from = cast().between(1 * Minute, 3 * Minute),
                .until = cast().end - cast().between(20, 50),
                .nanos = int(cast().between(0, 999'999'999))};
    m_egress.bytes = (m_egress.until - m_egress.from) * cast().between(90'000, 150'000);
    const auto add = [this](qint64 second, const QString &event, EgressState state) {
        at(second, event, [this, second, state](SampleWriter &writer) {
            writeTrackRoom(writer, second);
            writeEgress(writer, state);
        });
    };
    add(m_egress.from, u"egress_started"_s, EgressState::Starting);
    add(m_egress.from + 3, u"egress_updated"_s, EgressState::Active);
    add(m_egress.until, u"egress_ended"_s, EgressState::Complete);
}

void LiveKitMeeting::addIngress()
{
    m_ingress = {.id = cast().liveKitId(u"IN_"),
                 .name = u"studio"_s,
                 .streamKey = cast().secret(16),
                 .resource = cast().liveKitId(u"RT_"),
                 .bitrate = cast().between(1'500'000, 4'000'000),
                 .nanos = int(cast().between(0, 999'999'999))};
    m_ingress.person = {.identity = u"ingres_1"_s,
                        .name = u"Studio"_s,
                        .sid = cast().liveKitId(u"PA_"),
                        .leaveReason = u"CLIENT_INITIATED"_s,
                        .kind = u"INGRESS"_s,
                        .millis = int(cast().between(0, 999)),
                        .from = cast().between(4 * Minute, 6 * Minute),
                        .until = cast().end - cast().between(5 * Minute, 8 * Minute)};
    addPerson(m_ingress.person);
    const auto add = [this](qint64 second, const QString &event, bool over) {
        at(second, event, [this, over](SampleWriter &writer) {
            writer.beginObject(u"room").text(u"name", cast().roomId).endObject();
            writeIngress(writer, over);
        });
    };
    add(m_ingress.person.from - 1, u"ingress_started"_s, false);
    add(m_ingress.person.until + 1, u"ingress_ended"_s, true);
}

QString LiveKitMeeting::eventId(const QString &)
{
    return cast().liveKitId(u"EV_");
}

qint64 LiveKitMeeting::nanoseconds(qint64 second, int nanos) const
{
    return unix(second) * 1'000'000'000 + nanos;
}

int LiveKitMeeting::publishersAt(qint64 second) const
{
    return int(std::count_if(
        cast().people.begin(), cast().people.end(), [second](const SamplePerson &person) {
            return std::any_of(person.tracks.begin(), person.tracks.end(),
                               [second](const SampleTrack &track) {
                                   return track.from <= second && second < track.until;
                               });
        }));
}

/// Agents are not counted among the participants.
void LiveKitMeeting::writeRoom(SampleWriter &writer, qint64 second) const
{
    const SamplePerson &stream = m_ingress.person;
    const bool streaming = stream.from <= second && second < stream.until;
    writer.beginObject(u"room")
        .text(u"sid", m_sid)
        .text(u"name", cast().roomId)
        .number(u"empty_timeout", EmptyTimeout)
        .number(u"departure_timeout", DepartureTimeout)
        .int64(u"creation_time", unix(0))
        .int64(u"creation_time_ms", unix(0) * 1000 + m_millis)
        .text(u"turn_password", m_turnPassword);
    writeCodecs(writer);
    writer.number(u"num_participants", peopleAt(second) + (streaming ? 1 : 0))
        .number(u"num_publishers", publishersAt(second))
        .flag(u"active_recording", m_egress.from < second && second < m_egress.until)
        .beginObject(u"version")
        .int64(u"unix_micro", (unix(0) * 1000 + m_millis) * 1000 + m_micros)
        .endObject()
        .endObject();
}

void LiveKitMeeting::writeTrackRoom(SampleWriter &writer, qint64) const
{
    writer.beginObject(u"room").text(u"sid", m_sid).text(u"name", cast().roomId).endObject();
}

void LiveKitMeeting::writeEgress(SampleWriter &writer, EgressState state) const
{
    const bool complete = state == EgressState::Complete;
    const qint64 started = nanoseconds(m_egress.from, m_egress.nanos);
    const qint64 ended = nanoseconds(m_egress.until, m_egress.nanos);
    const qint64 active = nanoseconds(m_egress.from + 3, m_egress.nanos);
    QString status; // EGRESS_STARTING is zero and not sent
    if (state != EgressState::Starting)
        status = complete ? u"EGRESS_COMPLETE"_s : u"EGRESS_ACTIVE"_s;
    writer.beginObject(u"egress_info")
        .text(u"egress_id", m_egress.id)
        .text(u"room_id", m_sid)
        .text(u"room_name", cast().roomId)
        .text(u"status", status)
        .int64(u"started_at", started)
        .int64(u"ended_at", complete ? ended : 0)
        .int64(u"updated_at", complete ? ended : (status.isEmpty() ? started : active))
        .beginObject(u"room_composite")
        .text(u"room_name", cast().roomId)
        .text(u"layout", u"grid")
        .text(u"preset", u"H264_1080P_30")
        .beginArray(u"file_outputs")
        .beginObject()
        .text(u"file_type", u"MP4")
        .text(u"filepath", m_egress.file)
        .endObject()
        .endArray()
        .endObject();
    if (state != EgressState::Starting)
        writeEgressFile(writer, complete);
    writer.endObject();
}

void LiveKitMeeting::writeEgressFile(SampleWriter &writer, bool complete) const
{
    const qint64 started = nanoseconds(m_egress.from + 2, m_egress.nanos);
    const qint64 ended = nanoseconds(m_egress.until - 1, m_egress.nanos);
    writer.beginArray(u"file_results")
        .beginObject()
        .text(u"filename", m_egress.file)
        .int64(u"started_at", started);
    if (complete)
        writer.int64(u"ended_at", ended)
            .int64(u"duration", ended - started)
            .int64(u"size", m_egress.bytes)
            .text(u"location", QString(u"s3://bucket.example.test/"_s + m_egress.file));
    writer.endObject().endArray();
}

void LiveKitMeeting::writeIngress(SampleWriter &writer, bool over) const
{
    writer.beginObject(u"ingress_info")
        .text(u"ingress_id", m_ingress.id)
        .text(u"name", m_ingress.name)
        .text(u"stream_key", m_ingress.streamKey)
        .text(u"url", u"rtmp://ingress.example.test/x")
        .flag(u"enable_transcoding", true)
        .beginObject(u"audio")
        .endObject()
        .beginObject(u"video")
        .endObject()
        .text(u"room_name", cast().roomId)
        .text(u"participant_identity", m_ingress.person.identity)
        .text(u"participant_name", m_ingress.person.name)
        .flag(u"reusable", true);
    writeIngressState(writer, over);
    writer.endObject();
}

void LiveKitMeeting::writeIngressState(SampleWriter &writer, bool over) const
{
    const qint64 started = nanoseconds(m_ingress.person.from - 1, m_ingress.nanos);
    const qint64 ended = nanoseconds(m_ingress.person.until + 1, m_ingress.nanos);
    writer.beginObject(u"state");
    if (!over)
        writer.text(u"status", u"ENDPOINT_PUBLISHING")
            .beginObject(u"video")
            .text(u"mime_type", u"video/x-h264")
            .number(u"average_bitrate", m_ingress.bitrate)
            .number(u"width", 1280)
            .number(u"height", 720)
            .decimal(u"framerate", 2997, 2)
            .endObject()
            .beginObject(u"audio")
            .text(u"mime_type", u"audio/mpeg")
            .number(u"average_bitrate", 128'000)
            .number(u"channels", 2)
            .number(u"sample_rate", 48'000)
            .endObject()
            .text(u"room_id", m_sid);
    writer.int64(u"started_at", started)
        .int64(u"ended_at", over ? ended : 0)
        .int64(u"updated_at", over ? ended : started)
        .text(u"resource_id", m_ingress.resource)
        .endObject();
}

void LiveKitMeeting::writeJob(SampleWriter &writer, bool over) const
{
    const qint64 started = nanoseconds(m_job.agent.from - 1, m_job.nanos);
    const qint64 ended = nanoseconds(m_job.agent.until + 1, m_job.nanos);
    writer.beginObject(u"job")
        .text(u"id", m_job.id)
        .text(u"dispatch_id", m_job.dispatch)
        .beginObject(u"room")
        .text(u"sid", m_sid)
        .text(u"name", cast().roomId)
        .endObject()
        .text(u"metadata", uR"({"lang":"en"})")
        .text(u"agent_name", m_job.agent.name)
        .beginObject(u"state")
        .text(u"status", over ? u"JS_SUCCESS" : u"JS_RUNNING")
        .int64(u"started_at", started)
        .int64(u"ended_at", over ? ended : 0)
        .int64(u"updated_at", over ? ended : started)
        .text(u"participant_identity", m_job.agent.identity)
        .text(u"worker_id", m_job.worker)
        .endObject()
        .endObject();
}

} // namespace hookglass

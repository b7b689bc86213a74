// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/meetingscript.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr std::array Codecs {"audio/PCMU"_L1, "audio/PCMA"_L1, "audio/opus"_L1, "audio/red"_L1,
                             "video/VP8"_L1,  "video/H264"_L1, "video/VP9"_L1,  "video/AV1"_L1,
                             "video/H265"_L1, "video/rtx"_L1};
constexpr std::array Qualities {""_L1, "MEDIUM"_L1, "HIGH"_L1}; // LOW is zero and not sent
constexpr std::array Rids {"q"_L1, "h"_L1, "f"_L1};
constexpr std::array Bitrates {160'000, 450'000, 1'700'000};
constexpr quint32 SeedStep = 0x9e3779b9U;
constexpr int VersionWhenJoined = 3;
constexpr int VersionWhenLeft = 11;

QString source(TrackKind kind)
{
    return trackVariant(kind).toUpper();
}

} // namespace

QString trackVariant(TrackKind kind)
{
    switch (kind) {
    case TrackKind::Microphone:
        return u"microphone"_s;
    case TrackKind::Camera:
        return u"camera"_s;
    case TrackKind::ScreenShare:
        return u"screen_share"_s;
    }
    return {};
}

void writeCodecs(SampleWriter &writer)
{
    writer.beginArray(u"enabled_codecs");
    for (const QLatin1StringView codec : Codecs)
        writer.beginObject().text(u"mime", QString(codec)).endObject();
    writer.endArray();
}

MeetingScript::MeetingScript(EventSender sender, quint32 seed, qint64 startSeconds)
    : m_sender(sender)
    , m_start(startSeconds)
    , m_cast(seed)
{
    m_cast.drawOn(seed + SeedStep * quint32(sender)); // or both senders would draw the same ids
}

void MeetingScript::at(qint64 second, const QString &event, const Parts &parts,
                       const QString &variant)
{
    m_steps.append({second, event, variant, parts});
}

qint64 MeetingScript::duration() const
{
    qint64 last = 0;
    for (const Step &step : m_steps)
        last = std::max(last, step.second);
    return last;
}

QList<Sample> MeetingScript::play()
{
    std::stable_sort(m_steps.begin(), m_steps.end(),
                     [](const Step &a, const Step &b) { return a.second < b.second; });
    QList<Sample> samples;
    samples.reserve(m_steps.size());
    for (const Step &step : std::as_const(m_steps)) {
        SampleWriter writer(m_sender);
        writer.beginObject().text(u"event", step.event);
        step.parts(writer);
        writer.text(u"id", eventId(step.event)).int64(u"created_at", unix(step.second)).endObject();
        samples.append({m_sender, step.event, step.variant, writer.bytes(), step.second});
    }
    return samples;
}

int MeetingScript::peopleAt(qint64 second) const
{
    return int(std::count_if(m_cast.people.begin(), m_cast.people.end(),
                             [second](const SamplePerson &person) {
                                 return person.from <= second && second < person.until;
                             }));
}

void MeetingScript::addPerson(const SamplePerson &person)
{
    at(person.from, u"participant_joined"_s, [this, person](SampleWriter &writer) {
        writeRoom(writer, person.from);
        writePerson(writer, person, Presence::Here);
    });
    addTracks(person);
    at(person.until, u"participant_left"_s, [this, person](SampleWriter &writer) {
        writeRoom(writer, person.until);
        writePerson(writer, person, Presence::Left);
    });
}

void MeetingScript::addTracks(const SamplePerson &person)
{
    for (const SampleTrack &track : person.tracks) {
        const auto parts = [this, sid = person.sid, identity = person.identity,
                            track](SampleWriter &writer, bool over) {
            writeTrackRoom(writer, over ? track.until : track.from);
            writer.beginObject(u"participant").text(u"sid", sid).text(u"identity", identity);
            writer.endObject();
            writeTrack(writer, track, over);
        };
        const QString variant = trackVariant(track.kind);
        at(
            track.from, u"track_published"_s,
            [parts](SampleWriter &writer) { parts(writer, false); }, variant);
        at(
            track.until, u"track_unpublished"_s,
            [parts](SampleWriter &writer) { parts(writer, true); }, variant);
    }
}

void MeetingScript::writePerson(SampleWriter &writer, const SamplePerson &person,
                                Presence presence) const
{
    const bool here = presence == Presence::Here;
    const qint64 joinedAt = unix(person.from);
    writer.beginObject(u"participant")
        .text(u"sid", person.sid)
        .text(u"identity", person.identity)
        .text(u"state", here ? u"ACTIVE"_s : u"DISCONNECTED"_s)
        .int64(u"joined_at", joinedAt)
        .int64(u"joined_at_ms", joinedAt * 1000 + person.millis)
        .text(u"name", person.name)
        .number(u"version", presence == Presence::Left ? VersionWhenLeft : VersionWhenJoined)
        .beginObject(u"permission")
        .flag(u"can_subscribe", true)
        .flag(u"can_publish", true)
        .flag(u"can_publish_data", true)
        .endObject()
        .flag(u"is_publisher", !here && !person.tracks.isEmpty())
        .text(u"kind", person.kind)
        .text(u"disconnect_reason", here ? QString() : person.leaveReason);
    if (presence != Presence::Aborted) // else the client has not told yet what it can do
        writer.number(u"client_protocol", 1)
            .texts(u"capabilities", {u"CAP_PACKET_TRAILER"_s, u"CAP_COMPRESSION_DEFLATE_RAW"_s});
    writer.endObject();
}

void MeetingScript::writeTrack(SampleWriter &writer, const SampleTrack &track, bool over) const
{
    const bool video = track.width > 0;
    writer.beginObject(u"track")
        .text(u"sid", track.sid)
        .text(u"type", video ? u"VIDEO"_s : QString()) // AUDIO is zero and not sent
        .text(u"name", trackVariant(track.kind))
        .flag(u"muted", over && track.kind == TrackKind::Camera)
        .number(u"width", track.width)
        .number(u"height", track.height)
        .flag(u"simulcast", video)
        .text(u"source", source(track.kind));
    if (video)
        writeLayers(writer, track);
    writer.text(u"mime_type", track.mime)
        .text(u"mid", QString::number(track.mid))
        .beginArray(u"codecs")
        .beginObject()
        .text(u"mime_type", track.mime)
        .text(u"mid", QString::number(track.mid))
        .text(u"cid", track.cid);
    if (video) {
        writeLayers(writer, track);
        writer.text(u"video_layer_mode", u"ONE_SPATIAL_LAYER_PER_STREAM");
    }
    writer.endObject().endArray();
    writer.text(u"stream", track.kind == TrackKind::ScreenShare ? u"screen_share"_s : u"camera"_s)
        .beginObject(u"version")
        .int64(u"unix_micro", unix(track.from) * 1'000'000 + track.micros)
        .endObject();
    if (!video)
        writer.texts(
            u"audio_features",
            {u"TF_AUTO_GAIN_CONTROL"_s, u"TF_ECHO_CANCELLATION"_s, u"TF_NOISE_SUPPRESSION"_s});
    writer.endObject();
}

void MeetingScript::writeLayers(SampleWriter &writer, const SampleTrack &track) const
{
    writer.beginArray(u"layers");
    for (int layer = 0; layer < int(track.ssrcs.size()); ++layer) {
        const int shrunk = 1 << (track.ssrcs.size() - 1 - layer);
        writer.beginObject()
            .text(u"quality", QString(Qualities[size_t(layer)]))
            .number(u"width", track.width / shrunk)
            .number(u"height", track.height / shrunk)
            .number(u"bitrate", Bitrates[size_t(layer)])
            .number(u"ssrc", track.ssrcs[layer])
            .number(u"spatial_layer", layer)
            .text(u"rid", QString(Rids[size_t(layer)]))
            .endObject();
    }
    writer.endArray();
}

} // namespace hookglass
